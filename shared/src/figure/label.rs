//! Labels: what they say, and how those that would lie on each other move apart.

use crate::{
    area::AreaKind,
    table::{Row, Table, Value},
};
use std::borrow::Cow;

/// The name of an area in a figure.
pub(super) fn name<'a>(table: &Table, row: &'a Row) -> Cow<'a, str> {
    match row.kind {
        AreaKind::Force => table.words().short_force(&row.label).into(),
        AreaKind::Region => table.words().region(&row.label).into(),
        AreaKind::Country | AreaKind::EnglandAndWales => (&row.label).into(),
    }
}

/// All of a number, with the 95% interval of a rate.
pub(super) fn told(table: &Table, value: Value) -> String {
    let words = table.words();
    let text = value.text(words, table.unit);
    match (value, value.range(words, table.unit)) {
        (Value::Rate(..), Some([lo, hi])) => format!("{text} ({} {})", words.interval_95(), words.range(&lo, &hi)),
        _ => text,
    }
}

/// The places of labels whose wanted places rise: at least `apart` from each other and between `least` and `most` as
/// far as they all fit, each group as near to where it was wanted as the others allow.
pub(super) fn apart(wanted: &[i32], apart: i32, least: i32, most: i32) -> Vec<i32> {
    // Less one distance for each label before it, the places have only to rise: the mean of each group that does not.
    let mut groups: Vec<(i32, i32)> = Vec::new();
    for (place, before) in wanted.iter().zip((0..).step_by(usize::try_from(apart).unwrap_or(1))) {
        groups.push((place - before, 1));
        while let [.., a, b] = groups[..]
            && a.0 / a.1 > b.0 / b.1
        {
            groups.truncate(groups.len() - 2);
            groups.push((a.0 + b.0, a.1 + b.1));
        }
    }
    let places = groups.into_iter().flat_map(|(sum, count)| (0..count).map(move |_| sum / count));
    let count = i32::try_from(wanted.len()).unwrap_or(0);
    let last = (most - apart * (count - 1)).max(least);
    places
        .enumerate()
        .map(|(index, place)| place.clamp(least, last) + apart * i32::try_from(index).unwrap_or(0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(apart(&[10, 40, 80], 14, 0, 100), [10, 40, 80]);
        assert_eq!(apart(&[], 14, 0, 100), [0; 0]);
    }

    #[test]
    fn labels_too_near_move_apart_around_their_middle() {
        assert_eq!(apart(&[50, 50], 14, 0, 100), [43, 57]);
        assert_eq!(apart(&[50, 51, 52, 90], 10, 0, 100), [41, 51, 61, 90]);
    }

    #[test]
    fn labels_stay_inside() {
        assert_eq!(apart(&[98, 99, 100], 10, 0, 100), [80, 90, 100]);
        assert_eq!(apart(&[0, 1, 2], 10, 0, 100), [0, 10, 20]);
    }
}
