//! Pictures of the app's pages, to look at: `cargo run -p lantern-e2e --example shots -- [beginnings of page names]`.
//!
//! Chromium, the release in `dist/` (or `LANTERN_DIST`), 390 and 820 pixels wide under a finger and 1280 with a mouse, light and dark,
//! into `target/shots/`. `--width 390` takes one width, `--light` and `--dark` one of the two, and
//! `--docs` writes the ten pictures of `docs/pictures` and nothing else.

mod classes;
mod files;
mod school;
mod smaller;

use lantern_e2e::{Person, Stage};
use std::path::{Path, PathBuf};

/// A walk through some pages, whose names begin with its own.
struct Scene {
    name: &'static str,
    walk: fn(&Shots, &Stage),
}

const SCENES: [Scene; 12] = [
    Scene { name: "start", walk: school::start },
    Scene { name: "nobody", walk: classes::nobody },
    Scene { name: "one", walk: classes::one },
    Scene { name: "thirty", walk: classes::thirty },
    Scene { name: "demo", walk: classes::demo },
    Scene { name: "file", walk: files::file },
    Scene { name: "meeting", walk: files::meeting },
    Scene { name: "day", walk: classes::day },
    Scene { name: "paper", walk: files::paper },
    Scene { name: "child", walk: classes::child },
    Scene { name: "school", walk: school::school },
    Scene { name: "open", walk: school::open },
];

/// The pictures of `docs/pictures`: the page, and what its picture is called.
const DOCS: [(&str, &str); 10] = [
    ("demo-class-board", "now"),
    ("demo-mark", "mark"),
    ("demo-judge", "judge"),
    ("demo-targets", "targets"),
    ("demo-attitude", "attitude"),
    ("child-asked", "child"),
    ("meeting-side-by-side", "meeting"),
    ("file-my-profile", "file"),
    ("school-whole", "school"),
    ("paper-my-profile", "paper"),
];

const WIDTHS: [u32; 3] = [390, 820, 1280];
const TALLEST: i64 = 5000;
pub(crate) const DEMO: &str = "Demo class (invented children)";

/// What is to be taken, and where to.
pub(crate) struct Shots {
    folder: PathBuf,
    wanted: Vec<String>,
    widths: Vec<u32>,
    lights: Vec<bool>,
    docs: bool,
}

impl Shots {
    fn asked(mut words: impl Iterator<Item = String>) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let root = root.canonicalize().unwrap_or(root);
        let (folder, all) = (root.join("target/shots"), vec![false, true]);
        let mut shots = Self { folder, wanted: Vec::new(), widths: WIDTHS.into(), lights: all, docs: false };
        while let Some(word) = words.next() {
            match word.as_str() {
                "--docs" => {
                    shots.docs = true;
                    shots.folder = root.join("docs/pictures");
                    shots.wanted = DOCS.iter().map(|(page, _)| (*page).to_owned()).collect();
                }
                "--width" => shots.widths = words.next().iter().filter_map(|width| width.parse().ok()).collect(),
                "--light" => shots.lights = vec![false],
                "--dark" => shots.lights = vec![true],
                _ => shots.wanted.push(word),
            }
        }
        shots
    }

    /// Whether a page is wanted.
    pub(crate) fn wants(&self, page: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|word| if self.docs { page == word } else { page.starts_with(word.as_str()) })
    }

    /// Whether any page of a scene is wanted.
    fn visits(&self, scene: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|word| word.starts_with(scene) || scene.starts_with(word.as_str()))
    }

    /// Takes the page as it is, whole, at every width, light and dark.
    pub(crate) fn take(&self, person: &Person, page: &str) {
        if !self.wants(page) {
            return;
        }
        if self.docs {
            let name = DOCS.iter().find(|(of, _)| *of == page).map_or(page, |(_, name)| name);
            person.has_room(1280, 800, false);
            person.hides_scroll_bars(true);
            // Of paper the sheets are shown, of any other page its head.
            let look = "document.activeElement?.blur(); scrollTo(0, 0); const sheet = document.querySelector('.page-a4'); \
                        if (sheet) scrollTo(0, sheet.getBoundingClientRect().top - 72)";
            let _looked = person.script(look, &[]);
            return self.keep(person, &format!("{name}.png"));
        }
        for dark in self.lights.iter().copied() {
            person.prefers_dark(dark);
            for width in self.widths.iter().copied() {
                let touched = width < 1000;
                person.has_room(width, 900, touched);
                let height = person.script("return document.scrollingElement.scrollHeight", &[]).as_i64().unwrap_or(900);
                person.has_room(width, u32::try_from(height.clamp(700, TALLEST)).unwrap_or(900), touched);
                let (over, what) = person.overflow();
                if over > 0 {
                    eprintln!("{page} at {width}: {over} px too wide: {}", what.join("; "));
                }
                self.keep(person, &format!("{page}-{width}-{}.png", if dark { "dark" } else { "light" }));
            }
        }
        person.prefers_dark(false);
        person.has_room(1280, 900, false);
    }

    fn keep(&self, person: &Person, name: &str) {
        person.after_frames();
        let path = self.folder.join(name);
        let taken = person.picture(&path).and_then(|()| if self.docs { lighten(&path) } else { Ok(()) });
        match taken {
            Ok(()) => println!("{}", path.display()),
            Err(problem) => eprintln!("{name}: {problem}"),
        }
    }

    /// Prints the page into a PDF beside the pictures.
    pub(crate) fn print(&self, person: &Person, page: &str, landscape: bool) {
        if self.wants(page) && !self.docs {
            let path = self.folder.join(format!("{page}.pdf"));
            match std::fs::write(&path, person.pdf(landscape)) {
                Ok(()) => println!("{}", path.display()),
                Err(problem) => eprintln!("{page}: {problem}"),
            }
        }
    }
}

/// Whoever reads about Lantern fetches its pictures, too.
fn lighten(path: &Path) -> Result<(), String> {
    let png = std::fs::read(path).map_err(|problem| problem.to_string())?;
    let smaller = smaller::smaller(&png).ok_or("the picture is not of the kind that was expected")?;
    std::fs::write(path, smaller).map_err(|problem| problem.to_string())
}

/// "Side by side" as it stands in the name of a picture.
pub(crate) fn named(scene: &str, page: &str) -> String {
    let page: String = page.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    format!("{scene}-{}", page.replace("--", "-"))
}

fn main() {
    let shots = Shots::asked(std::env::args().skip(1));
    for scene in SCENES.iter().filter(|scene| shots.visits(scene.name)) {
        (scene.walk)(&shots, &Stage::new(scene.name));
    }
}
