//! The pictures a child can choose from for its tile.

use super::key::PictureKey;

/// Key, sign and name of every picture. More than a class has children, so that each can have its own.
pub const PICTURES: [(&str, &str, &str); 40] = [
    ("fox", "🦊", "fox"),
    ("owl", "🦉", "owl"),
    ("turtle", "🐢", "turtle"),
    ("dolphin", "🐬", "dolphin"),
    ("lion", "🦁", "lion"),
    ("panda", "🐼", "panda"),
    ("frog", "🐸", "frog"),
    ("bee", "🐝", "bee"),
    ("butterfly", "🦋", "butterfly"),
    ("octopus", "🐙", "octopus"),
    ("unicorn", "🦄", "unicorn"),
    ("penguin", "🐧", "penguin"),
    ("rocket", "🚀", "rocket"),
    ("football", "⚽", "football"),
    ("paints", "🎨", "paints"),
    ("guitar", "🎸", "guitar"),
    ("rainbow", "🌈", "rainbow"),
    ("star", "⭐", "star"),
    ("sunflower", "🌻", "sunflower"),
    ("strawberry", "🍓", "strawberry"),
    ("bicycle", "🚲", "bicycle"),
    ("train", "🚂", "train"),
    ("dinosaur", "🦖", "dinosaur"),
    ("elephant", "🐘", "elephant"),
    ("tiger", "🐯", "tiger"),
    ("koala", "🐨", "koala"),
    ("rabbit", "🐰", "rabbit"),
    ("whale", "🐳", "whale"),
    ("parrot", "🦜", "parrot"),
    ("ladybird", "🐞", "ladybird"),
    ("snail", "🐌", "snail"),
    ("squirrel", "🐿️", "squirrel"),
    ("cactus", "🌵", "cactus"),
    ("apple", "🍎", "apple"),
    ("balloon", "🎈", "balloon"),
    ("kite", "🪁", "kite"),
    ("drum", "🥁", "drum"),
    ("boat", "⛵", "boat"),
    ("moon", "🌙", "moon"),
    ("snowflake", "❄️", "snowflake"),
];

/// The sign and the name of a picture; a plain one for a key of a newer version.
#[must_use]
pub fn picture(key: PictureKey) -> (&'static str, &'static str) {
    let known = PICTURES.iter().find(|(known, ..)| *known == key.as_str());
    known.map_or(("🙂", "smile"), |(_, sign, name)| (*sign, *name))
}

/// A picture for each of some children: their own where they have chosen one, else one that no other of them has, in order. Where two have
/// chosen the same on two devices, the first keeps it.
#[must_use]
pub fn pictures_for(chosen: &[Option<PictureKey>]) -> Vec<Option<PictureKey>> {
    let taken = |key: PictureKey| chosen.iter().flatten().any(|other| *other == key);
    let mut free = PICTURES.iter().filter_map(|(key, ..)| key.parse().ok()).filter(|key| !taken(*key));
    let first = |at: usize, key: PictureKey| !chosen.iter().take(at).flatten().any(|other| *other == key);
    chosen.iter().enumerate().map(|(at, own)| own.filter(|key| first(at, *key)).or_else(|| free.next())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_has_a_key_and_no_two_share_one() {
        let keys: std::collections::BTreeSet<PictureKey> = PICTURES.iter().map(|(key, ..)| key.parse().unwrap()).collect();
        assert_eq!(keys.len(), PICTURES.len());
        assert_eq!(picture("owl".parse().unwrap()), ("🦉", "owl"));
        assert_eq!(picture("hologram".parse().unwrap()).1, "smile");
    }

    #[test]
    fn nobody_is_given_a_picture_another_has_chosen() {
        let key = |text: &str| text.parse::<PictureKey>().ok();
        assert_eq!(pictures_for(&[None, key("fox"), None]), [key("owl"), key("fox"), key("turtle")]);
        assert_eq!(pictures_for(&[key("owl"), None, key("owl")]), [key("owl"), key("fox"), key("turtle")], "two devices, one picture");
        let class = pictures_for(&[None; 30]);
        let all: std::collections::BTreeSet<_> = class.iter().flatten().collect();
        assert_eq!(all.len(), 30);
        assert_eq!(pictures_for(&[None; 41]).last(), Some(&None), "more children than pictures");
    }
}
