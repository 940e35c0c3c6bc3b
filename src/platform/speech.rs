//! Reading aloud, with a voice of the device's own: nothing is sent anywhere.

use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

fn synthesis() -> Option<SpeechSynthesis> {
    web_sys::window()?.speech_synthesis().ok()
}

/// An English voice that speaks without a connection; a British one if there is.
fn voice(synthesis: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let voices = synthesis.get_voices().into_iter().filter_map(|voice| wasm_bindgen::JsCast::dyn_into::<SpeechSynthesisVoice>(voice).ok());
    let english: Vec<SpeechSynthesisVoice> = voices.filter(|voice| voice.local_service() && voice.lang().starts_with("en")).collect();
    let british = english.iter().find(|voice| voice.lang().replace('_', "-") == "en-GB");
    british.or_else(|| english.first()).cloned()
}

/// Whether the device can read aloud by itself. Some browsers know only a moment after the start.
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
