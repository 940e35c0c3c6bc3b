//! The same picture in a smaller file. A page has few colours: those it has most of, those that stand furthest from them, and of any
//! other the nearest of these.

use flate2::{Compression, Crc, read::ZlibDecoder, write::ZlibEncoder};
use std::{
    collections::HashMap,
    io::{Read, Write},
};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const COLOURS: usize = 256;
/// Of them, those a page has most of; the others are few dots that would look wrong in any of these.
const FREQUENT: usize = 160;

type Colour = [u8; 3];

/// The picture with a palette; nothing where it is no picture as a browser takes it.
pub(crate) fn smaller(png: &[u8]) -> Option<Vec<u8>> {
    let chunks = chunks(png.strip_prefix(SIGNATURE)?)?;
    let (_, head) = chunks.iter().find(|(kind, _)| kind == b"IHDR")?;
    let wide = u32::from_be_bytes(head.get(..4)?.try_into().ok()?) as usize;
    // Eight bits for each of red, green and blue; perhaps as many for what shines through, and no other order of the rows.
    let each = match head.get(8..)? {
        [8, 2, 0, 0, 0] => 3,
        [8, 6, 0, 0, 0] => 4,
        _ => return None,
    };
    let packed: Vec<u8> = chunks.iter().filter(|(kind, _)| kind == b"IDAT").flat_map(|(_, data)| data.iter().copied()).collect();
    let mut rows = Vec::new();
    ZlibDecoder::new(packed.as_slice()).read_to_end(&mut rows).ok()?;
    let dots = dots(&rows, wide * each, each)?;
    let palette = palette(&dots);
    let mut known = HashMap::new();
    let mut placed = Vec::new();
    for row in dots.chunks(wide) {
        placed.push(0);
        placed.extend(row.iter().map(|dot| *known.entry(*dot).or_insert_with(|| nearest(&palette, *dot))));
    }
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(&placed).ok()?;
    let mut out = SIGNATURE.to_vec();
    let mut head = head.get(..8)?.to_vec();
    head.extend([8, 3, 0, 0, 0]);
    write_chunk(&mut out, b"IHDR", &head);
    write_chunk(&mut out, b"PLTE", &palette.concat());
    write_chunk(&mut out, b"IDAT", &zlib.finish().ok()?);
    write_chunk(&mut out, b"IEND", &[]);
    Some(out)
}

fn chunks(mut rest: &[u8]) -> Option<Vec<([u8; 4], &[u8])>> {
    let mut found = Vec::new();
    while !rest.is_empty() {
        let long = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        found.push((rest.get(4..8)?.try_into().ok()?, rest.get(8..8 + long)?));
        rest = rest.get(12 + long..)?;
    }
    Some(found)
}

fn write_chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    out.extend(u32::try_from(data.len()).unwrap_or_default().to_be_bytes());
    out.extend(kind);
    out.extend(data);
    out.extend(crc.sum().to_be_bytes());
}

/// Every dot, row by row, each row freed from its filter.
fn dots(rows: &[u8], long: usize, each: usize) -> Option<Vec<Colour>> {
    let (mut above, mut dots) = (vec![0_u8; long], Vec::new());
    for row in rows.chunks_exact(long + 1) {
        let (filter, bytes) = row.split_first()?;
        let mut now = vec![0_u8; long];
        for (at, byte) in bytes.iter().enumerate() {
            let before = if at < each { [0, 0] } else { [now[at - each], above[at - each]] };
            let (left, over, corner) = (before[0], above[at], before[1]);
            let guess = match filter {
                0 => 0,
                1 => left,
                2 => over,
                3 => u8::try_from((u16::from(left) + u16::from(over)) / 2).ok()?,
                4 => {
                    let wanted = i16::from(left) + i16::from(over) - i16::from(corner);
                    *[left, over, corner].iter().min_by_key(|one| (wanted - i16::from(**one)).abs())?
                }
                _ => return None,
            };
            now[at] = byte.wrapping_add(guess);
        }
        dots.extend(now.chunks_exact(each).map(|dot| [dot[0], dot[1], dot[2]]));
        above = now;
    }
    Some(dots)
}

fn palette(dots: &[Colour]) -> Vec<Colour> {
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    dots.iter().for_each(|dot| *counts.entry(*dot).or_default() += 1);
    let mut all: Vec<(Colour, usize)> = counts.into_iter().collect();
    all.sort_by_key(|(colour, count)| (usize::MAX - count, *colour));
    let mut palette: Vec<Colour> = all.iter().take(FREQUENT).map(|(colour, _)| *colour).collect();
    let mut missing: Vec<(Colour, u32)> =
        all.iter().skip(FREQUENT).map(|(one, _)| (*one, palette.iter().map(|other| far(*one, *other)).min().unwrap_or_default())).collect();
    while palette.len() < COLOURS {
        let Some((next, _)) = missing.iter().copied().max_by_key(|(_, far)| *far).filter(|(_, far)| *far > 0) else { break };
        palette.push(next);
        missing.iter_mut().for_each(|(one, nearest)| *nearest = far(*one, next).min(*nearest));
    }
    palette
}

/// How far two colours are from each other.
fn far(one: Colour, other: Colour) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

fn nearest(palette: &[Colour], dot: Colour) -> u8 {
    let at = palette.iter().enumerate().min_by_key(|(_, one)| far(**one, dot)).map_or(0, |(at, _)| at);
    u8::try_from(at).unwrap_or_default()
}
