//! Making a restore point of what is stored, by the browser's own hands: nothing of it is understood, and never much of it in memory.

use js_sys::{Array, JSON};
use wasm_bindgen::JsValue;
use web_sys::Blob;

use super::records::{self, StoreRange, StoredRecord, text_of};
use super::{ERASED, LOOSE, META, PACKS, SCHOOL_ID, Store, packs};
use crate::exchange::restore_point::head;
use crate::platform::clock::wait;
use crate::platform::fault::Fault;
use crate::platform::gzip::Packing;
use crate::platform::idle::Stretch;
use crate::platform::tabs::let_writing_by;

/// How many packs are read at a time.
const AT_ONCE: usize = 100;

impl Store {
    /// A restore point of everything that is stored now, packed. `settled` is called once it is sure what it will hold: what is added from
    /// then on, loose or in packs of its own, does not come into it. Nothing may be moved into packs meanwhile.
    ///
    /// # Errors
    /// The storage failed, or this browser packs nothing.
    pub async fn point(&self, settled: impl FnOnce()) -> Result<Blob, Fault> {
        let packing = Packing::begin()?;
        self.add_records(&packing, LOOSE, &[(LOOSE, None)], Some(head())).await?;
        self.add_records(&packing, META, &[(META, None)], None).await?;
        let keys = self.pack_keys().await?;
        settled();
        let mut stretch = Stretch::begin();
        for keys in keys.chunks(AT_ONCE) {
            // Whoever was let go on has begun by then.
            wait(0).await;
            let_writing_by().await;
            let wanted: Vec<StoreRange<'_>> = keys.iter().map(|key| (PACKS, Some(packs::just(key)))).collect();
            self.add_records(&packing, PACKS, &wanted, None).await?;
            if stretch.is_over() {
                stretch.pause().await;
            }
        }
        packing.finish().await
    }

    async fn add_records(&self, packing: &Packing, store: &str, wanted: &[StoreRange<'_>], head: Option<String>) -> Result<(), Fault> {
        let lines: Array = head.iter().map(JsValue::from).collect();
        for StoredRecord { key, value } in records::read(&self.db(), wanted).await?.into_iter().flatten() {
            let key = text_of(&key);
            // Whose turn it is on the device and what opens it is nothing to go back to.
            let belongs = store != META || key == SCHOOL_ID || key.starts_with(ERASED);
            let Some(value) = value.ok().filter(|_| belongs) else { continue };
            let text = if value.is_string() { value } else { JsValue::from_str(&text_of(&value)) };
            lines.push(&JSON::stringify(&Array::of3(&store.into(), &key.into(), &text))?.into());
            lines.push(&"\n".into());
        }
        packing.add(&Blob::new_with_str_sequence(&lines)?).await
    }
}
