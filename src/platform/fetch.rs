//! Reading a file that lies beside the page: the curriculum.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::fault::Fault;

/// The text of a file beside the page. `path` is relative, so that the app works under any address.
///
/// # Errors
/// The file is not there or cannot be read.
pub async fn text(path: &str) -> Result<String, Fault> {
    let failed = |what: &str| Fault::Failed(format!("{what} {path}"));
    let window = web_sys::window().ok_or_else(|| failed("no window for"))?;
    let response = JsFuture::from(window.fetch_with_str(path)).await.map_err(|_| failed("could not fetch"))?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| failed("could not fetch"))?;
    if !response.ok() {
        return Err(failed("not found:"));
    }
    let text = response.text().map_err(|_| failed("could not read"))?;
    JsFuture::from(text).await.ok().and_then(|t| t.as_string()).ok_or_else(|| failed("could not read"))
}
