//! Bands of a scheme that is being put together.

use crate::domain::scheme::{Colour, Shape};
use crate::domain::{Band, BandKey};
use crate::words;

/// The colours a band above the highest may have, in the order they are offered.
const ABOVE: [Colour; 5] = [Colour::Blue, Colour::Gold, Colour::Purple, Colour::Pink, Colour::Orange];

/// A band above the highest, in a colour, shape and letter that are free; `None` where none is left.
#[must_use]
pub fn another(bands: &[Band]) -> Option<Band> {
    let colour = ABOVE.into_iter().find(|colour| bands.iter().all(|band| band.colour != *colour))?;
    let shape = Shape::ALL.into_iter().find(|shape| bands.iter().all(|band| band.shape != *shape))?;
    // The key outlives the colour, so it is numbered rather than named.
    let key = (1..).find_map(|n| format!("band-{n}").parse::<BandKey>().ok().filter(|key| bands.iter().all(|band| band.key != *key)))?;
    let is_free = |letter: &char| bands.iter().all(|band| band.letter != *letter);
    let of_colour = ('A'..='Z').find(|letter| is_free(letter) && colour.token().to_uppercase().starts_with(*letter));
    let letter = of_colour.or_else(|| ('A'..='Z').find(is_free))?;
    let word = words::capital(colour.token());
    Some(Band { key, colour, shape, letter, word, child_word: words::settings::CAN_DO_MORE.to_owned(), meaning: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Scheme;

    #[test]
    fn another_band_takes_what_is_free_until_nothing_is() {
        let mut bands = Scheme::default().bands().to_vec();
        // A letter of the colour's own, or else the first that is free; there are five shapes.
        for (key, colour, letter, word) in [("band-1", Colour::Blue, 'B', "Blue"), ("band-2", Colour::Gold, 'A', "Gold")] {
            let band = another(&bands).unwrap();
            assert_eq!((band.key.to_string().as_str(), band.colour, band.letter, band.word.as_str()), (key, colour, letter, word));
            assert!(bands.iter().all(|known| known.shape != band.shape), "{key}");
            bands.push(band);
        }
        assert_eq!(another(&bands), None);
        // One that was taken out again leaves its key to the next.
        bands.remove(3);
        assert_eq!(another(&bands).map(|band| band.key.to_string()), Some("band-1".to_owned()));
    }
}
