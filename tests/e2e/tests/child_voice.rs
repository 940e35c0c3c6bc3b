//! Reading aloud: voices that arrive late, and the answers with what is asked.

use lantern_e2e::{Stage, button, heading};
use serde_json::json;

use crate::child::{begin, chooses_a_pin, is_locked};

/// The browser's own synthesis with a voice of ours, which arrives when it is told to; what would be said is kept.
const NO_VOICE_YET: &str = "
    const voice = Object.create(SpeechSynthesisVoice.prototype, { lang: { value: 'en-GB' }, localService: { value: true } });
    const synthesis = window.speechSynthesis;
    let voices = [];
    window.said = [];
    const put = (name, value) => Object.defineProperty(synthesis, name, { configurable: true, value });
    put('getVoices', () => voices);
    put('cancel', () => {});
    put('speak', (utterance) => window.said.push(utterance.text));
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    window.voicesArrive = () => { voices = [voice]; synthesis.dispatchEvent(new Event('voiceschanged')); };
    synthesis.dispatchEvent(new Event('voiceschanged'));
    return true;
";

#[test]
fn a_voice_that_arrives_late_reads_the_question_and_its_answers() {
    let stage = Stage::new("voice");
    let ana = stage.person("ana");
    begin(&ana);
    chooses_a_pin(&ana, "Let the children answer here", "Hand over to the children");
    is_locked(&ana);
    assert_eq!(ana.script(NO_VOICE_YET, &[]), json!(true));
    ana.click(&button("Ben"));
    ana.sees(&heading("I wear my school uniform."));
    ana.misses(&button("Read it to me"));
    let _told = ana.script("window.voicesArrive()", &[]);
    ana.click(&button("Read it to me"));
    let said = ana.script("return window.said", &[]);
    assert_eq!(said, json!(["How is this for you? I wear my school uniform. Yes, nearly always. Sometimes. Not yet. I need help."]));
    stage.kept_to_itself();
}
