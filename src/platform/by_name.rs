//! Calling the browser by name: what web-sys counts as unstable, and what is called so seldom that a name of its own in the program would
//! cost a first visit more than it is worth.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::fault::Fault;

/// A property of an object.
pub(super) fn get(of: &JsValue, name: &str) -> Result<JsValue, Fault> {
    Ok(Reflect::get(of, &JsValue::from_str(name))?)
}

/// A property of an object, as long as it is a function.
pub(super) fn function(of: &JsValue, name: &str) -> Result<Function, Fault> {
    Ok(get(of, name)?.dyn_into()?)
}

/// What a method answers.
pub(super) fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, Fault> {
    Ok(Reflect::apply(&function(of, name)?, of, &with.iter().collect::<Array>())?)
}

/// What a method answers once it has.
pub(super) async fn ask(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, Fault> {
    Ok(JsFuture::from(Promise::resolve(&call(of, name, with)?)).await?)
}

/// The origin's private files.
pub(super) async fn private_files() -> Result<JsValue, Fault> {
    ask(&get(&get(&js_sys::global(), "navigator")?, "storage")?, "getDirectory", &[]).await
}

/// A new object of a class.
pub(super) fn make(class: &str, with: &[JsValue]) -> Result<JsValue, Fault> {
    Ok(Reflect::construct(&function(&js_sys::global(), class)?, &with.iter().collect::<Array>())?)
}

/// An object with one property.
pub(super) fn with(name: &str, value: &JsValue) -> Result<JsValue, Fault> {
    let object = js_sys::Object::new();
    Reflect::set(&object, &JsValue::from_str(name), value)?;
    Ok(object.into())
}
