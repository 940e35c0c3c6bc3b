//! Reading aloud, with a voice of the device's own: nothing is sent anywhere.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

fn synthesis() -> Option<SpeechSynthesis> {
    web_sys::window()?.speech_synthesis().ok()
}

/// An English voice that speaks without a connection; a British one if there is.
fn voice(synthesis: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let voices = synthesis.get_voices().into_iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok());
    let english: Vec<SpeechSynthesisVoice> = voices.filter(|voice| voice.local_service() && voice.lang().starts_with("en")).collect();
    let british = english.iter().find(|voice| voice.lang().replace('_', "-") == "en-GB");
    british.or_else(|| english.first()).cloned()
}

/// Tells whenever the device's voices have changed: many browsers know them only a moment after the start.
pub fn when_voices_change(tell: impl Fn() + 'static) {
    let Some(synthesis) = synthesis() else { return };
    let changed = Closure::<dyn Fn()>::new(tell);
    // Where nothing can be listened to, the voices that are there at the start are all.
    let _listens = synthesis.add_event_listener_with_callback("voiceschanged", changed.as_ref().unchecked_ref());
    // The page listens as long as it lives.
    changed.forget();
}

/// Whether the device can read aloud by itself, as far as is known by now.
#[must_use]
pub fn is_possible() -> bool {
    synthesis().is_some_and(|synthesis| voice(&synthesis).is_some())
}

/// Reads a text aloud, in place of whatever is being read.
pub fn say(text: &str) {
    let Some(synthesis) = synthesis() else { return };
    let Some(voice) = voice(&synthesis) else { return };
    if let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) {
        utterance.set_voice(Some(&voice));
        utterance.set_lang(&voice.lang());
        utterance.set_rate(0.9);
        synthesis.cancel();
        synthesis.speak(&utterance);
    }
}

/// Stops reading.
pub fn stop() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}
