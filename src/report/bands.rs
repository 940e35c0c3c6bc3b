//! Bands of a scheme that is being put together.

use crate::domain::scheme::{Colour, Shape};
use crate::domain::{Band, BandKey, Scheme};
use crate::words;

/// The colours a band above the highest may have, in the order they are offered.
const ABOVE: [Colour; 5] = [Colour::Blue, Colour::Gold, Colour::Purple, Colour::Pink, Colour::Orange];

/// A band above the highest, in a colour, shape and letter that are free; `None` where none is left. Its key is none that `known` has, in
/// use or retired: what was given in a band of old keeps its meaning.
#[must_use]
pub fn another(bands: &[Band], known: &Scheme) -> Option<Band> {
    let colour = ABOVE.into_iter().find(|colour| bands.iter().all(|band| band.colour != *colour))?;
    let shape = Shape::ALL.into_iter().find(|shape| bands.iter().all(|band| band.shape != *shape))?;
    let is_free_key = |key: &BandKey| known.band(*key).is_none() && bands.iter().all(|band| band.key != *key);
    // The key outlives the colour, so it is numbered rather than named.
    let key = (1..).find_map(|n| format!("band-{n}").parse::<BandKey>().ok().filter(is_free_key))?;
    let is_free = |letter: &char| bands.iter().all(|band| band.letter != *letter);
    let of_colour = ('A'..='Z').find(|letter| is_free(letter) && colour.token().to_uppercase().starts_with(*letter));
    let letter = of_colour.or_else(|| ('A'..='Z').find(is_free))?;
    let word = words::capital(colour.token());
    Some(Band { key, colour, shape, letter, word, child_word: words::settings::CAN_DO_MORE.to_owned(), meaning: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_band_takes_what_is_free_until_nothing_is() {
        let mut bands = Scheme::default().bands().to_vec();
        // A letter of the colour's own, or else the first that is free; there are five shapes.
        for (key, colour, letter, word) in [("band-1", Colour::Blue, 'B', "Blue"), ("band-2", Colour::Gold, 'A', "Gold")] {
            let band = another(&bands, &Scheme::default()).unwrap();
            assert_eq!((band.key.to_string().as_str(), band.colour, band.letter, band.word.as_str()), (key, colour, letter, word));
            assert!(bands.iter().all(|known| known.shape != band.shape), "{key}");
            bands.push(band);
        }
        assert_eq!(another(&bands, &Scheme::default()), None);
        // One that was taken out again leaves its key to the next, unless it was in use.
        let used = Scheme::new(bands.clone()).unwrap();
        bands.remove(3);
        let next = |known| another(&bands, &known).map(|band| band.key.to_string());
        assert_eq!(next(Scheme::default()), Some("band-1".to_owned()));
        assert_eq!(next(used), Some("band-3".to_owned()));
    }
}
