//! The clock, chance, and files in and out.

use js_sys::{Array, Uint8Array};
use lantern::exchange::limits::WHOLE_MAX;
use lantern::platform::{clock, files, random};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::File;

use crate::raw::{Shadow, js};

#[wasm_bindgen_test]
async fn the_clock_is_the_device_s() {
    let now = js("return String(Math.floor(Date.now() / 1000))", &[]).await.as_string().unwrap().parse::<i64>().unwrap();
    assert!((clock::now().seconds() - now).abs() <= 2);
    let pad = "const d = new Date(), pad = (n) => String(n).padStart(2, '0'); \
        return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}`;";
    assert_eq!(clock::today().to_string(), js(pad, &[]).await.as_string().unwrap());
}

#[wasm_bindgen_test]
fn summer_time_counts_as_it_was_at_the_moment() {
    // Britain: an hour ahead in July, not in January, whatever it is now.
    let descriptor = "{ value() { return this.getUTCMonth() === 6 ? -60 : 0; } }";
    let shadow = Shadow::cast("Date.prototype", "getTimezoneOffset", descriptor);
    let offsets = ["2026-07-01T23:30:00Z", "2026-01-01T23:30:00Z"].map(|at| clock::offset_minutes(at.parse().unwrap()));
    shadow.lift();
    assert_eq!(offsets, [60, 0]);
}

#[wasm_bindgen_test]
fn chance_does_not_repeat_itself() {
    let drawn: std::collections::BTreeSet<u64> = (0..100).map(|_| random::session().unwrap()).collect();
    assert_eq!(drawn.len(), 100);
    let shadow = Shadow::cast("Crypto.prototype", "getRandomValues", "{ value() { throw new Error('no'); } }");
    let none = random::session();
    shadow.lift();
    assert!(none.is_err());
}

#[wasm_bindgen_test]
async fn a_file_is_read_byte_for_byte_and_a_huge_one_only_to_the_limit() {
    let bytes: Vec<u8> = (0..=255).collect();
    let file = File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes.as_slice())), "class.lantern.json").unwrap();
    assert_eq!(files::read(&file).await.unwrap(), bytes);
    let huge = js("return new File([new Uint8Array(60_000_000)], 'huge')", &[]).await.unchecked_into::<File>();
    assert_eq!(files::read(&huge).await.unwrap().len(), WHOLE_MAX + 1);
}

#[wasm_bindgen_test]
async fn a_packed_file_is_read_as_what_is_in_it_and_one_that_is_cut_off_as_far_as_it_goes() {
    let packed = "const stream = new Blob(['{\"format\":\"lantern/1\"}'.repeat(1000)]).stream().pipeThrough(new CompressionStream('gzip'));
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
        return new File([bytes.slice(0, a === 'cut' ? bytes.length - 30 : bytes.length)], 'class.lantern.json.gz')";
    let whole = "{\"format\":\"lantern/1\"}".repeat(1000).into_bytes();
    let file = js(packed, &["whole"]).await.unchecked_into::<File>();
    assert_eq!(files::Incoming::open(&file).await.unwrap().size(), whole.len());
    assert_eq!(files::read(&file).await.unwrap(), whole);
    let cut = files::read(&js(packed, &["cut"]).await.unchecked_into::<File>()).await.unwrap();
    assert!(cut.len() < whole.len() && whole.starts_with(&cut));
}

#[wasm_bindgen_test]
async fn a_download_has_its_name_and_its_whole_text() {
    js("window.links = [];", &[]).await;
    let descriptor = "{ value() { window.links.push(this.download, this.href); } }";
    let shadow = Shadow::cast("HTMLAnchorElement.prototype", "click", descriptor);
    let done = files::download("Year 4.lantern.json", "application/json", "{\"é\": \"Zoë\"}");
    shadow.lift();
    assert_eq!(done, Ok(()));
    let read = "const blob = await (await fetch(window.links[1])).blob();
        return [window.links[0], blob.type, await blob.text(), document.querySelectorAll('a[download]').length].join('|');";
    assert_eq!(js(read, &[]).await.as_string().unwrap(), "Year 4.lantern.json|application/json|{\"é\": \"Zoë\"}|0");
}
