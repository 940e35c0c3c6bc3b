//! Files in and out of the browser.

use crate::{
    person::{PATIENCE, Person, wait},
    what::What,
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// A file the browser saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// What is in it.
    pub bytes: Vec<u8>,
}

const DROP: &str = "
const [files, type] = arguments;
const data = new DataTransfer();
for (const [name, text] of files) data.items.add(new File([text], name, { type }));
for (const kind of ['dragenter', 'dragover', 'drop']) {
  const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data });
  document.querySelector('main').dispatchEvent(event);
  if (kind === 'drop') return event.defaultPrevented;
}";

impl Person {
    /// Chooses a file in a file input, as the browser's file chooser would.
    #[track_caller]
    pub fn upload(&self, input: &What, file: &Path) {
        self.upload_all(input, &[file]);
    }

    /// Chooses several files at once.
    #[track_caller]
    pub fn upload_all(&self, input: &What, files: &[impl AsRef<Path>]) {
        // So a driver is told of several.
        let path = files.iter().map(|file| file.as_ref().to_string_lossy().into_owned()).collect::<Vec<_>>().join("\n");
        self.until(format!("{input} to take a file"), PATIENCE, || match self.look(input).first() {
            None => Err("there is none".to_owned()),
            Some(found) => wait(found.send_keys(path.as_str())).map_err(|problem| problem.to_string()),
        });
    }

    /// Drops a text file on the page. The page must take it, or the browser would show it in Lantern's place.
    #[track_caller]
    pub fn drops(&self, name: &str, kind: &str, text: &str) {
        self.drops_all(&[(name, text)], kind);
    }

    /// Drops several text files on the page at once.
    #[track_caller]
    pub fn drops_all(&self, files: &[(&str, &str)], kind: &str) {
        match self.script(DROP, &[json!(files), json!(kind)]) {
            Value::Bool(true) => {}
            other => self.fail(format!("the page did not take the dropped files: {other}")),
        }
    }

    /// Does something that saves a file, and waits for the file.
    #[track_caller]
    pub fn download(&self, act: impl FnOnce()) -> Download {
        let before = self.downloads();
        act();
        let name = self.until("a file among the downloads", PATIENCE, || {
            let now = self.downloads();
            let half = now.iter().find(|name| [".part", ".crdownload", ".tmp"].iter().any(|end| name.ends_with(end)));
            if let Some(half) = half {
                return Err(format!("{half} is not complete"));
            }
            let new = now.difference(&before).next().cloned().ok_or_else(|| "there is none".to_owned())?;
            // Firefox holds the place with an empty file before it writes.
            match fs::metadata(self.home().join("downloads").join(&new)) {
                Ok(meta) if meta.len() > 0 => Ok(new),
                _ => Err(format!("{new} is still empty")),
            }
        });
        let path = self.home().join("downloads").join(&name);
        let bytes = self.must("read the download", fs::read(&path));
        Download { name, path, bytes }
    }

    /// The names of all downloads so far.
    #[must_use]
    pub fn downloads(&self) -> BTreeSet<String> {
        let entries = fs::read_dir(self.home().join("downloads")).into_iter().flatten().flatten();
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(|name| !name.starts_with('.')).collect()
    }
}
