//! The points of a figure that a cursor walks over: the marks that say something, with their places.
//!
//! Invariant: a point says what the words of its mark say wherever these are written; its place is where that is drawn, or would be.

use crate::selection::FigureKind;

/// A place in the pixels of a drawing.
type Place = (i32, i32);

/// How far beside a point, in pixels, still points to it.
const NEAR: i32 = 6;

/// What one point says, and the corners of its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// `Kent Police: 12`.
    pub words: String,
    /// Its upper left corner, in pixels of the drawing.
    pub from: Place,
    /// Its lower right corner.
    pub to: Place,
}

/// The points of a figure, in the order in which a cursor walks over them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Points {
    /// Width and height of the drawing, in pixels.
    pub size: Place,
    /// Each of them.
    pub all: Vec<Point>,
}

/// A way from one point to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Back.
    Left,
    /// On.
    Right,
    /// Towards smaller y.
    Up,
    /// Towards greater y.
    Down,
}

impl Point {
    /// How far a place is from it, across or down; 0 within it.
    fn distance(&self, (x, y): Place) -> i32 {
        let beyond = |at: i32, from: i32, to: i32| (from - at).max(at - to).max(0);
        beyond(x, self.from.0, self.to.0).max(beyond(y, self.from.1, self.to.1))
    }

    fn area(&self) -> i64 {
        i64::from(self.to.0 - self.from.0) * i64::from(self.to.1 - self.from.1)
    }
}

impl Points {
    /// The point at a place, or the nearest one within a few pixels of it; of several, the smallest.
    pub fn at(&self, place: Place) -> Option<usize> {
        let near = self.all.iter().enumerate().filter(|(_, point)| point.distance(place) <= NEAR);
        near.min_by_key(|(_, point)| (point.distance(place), point.area())).map(|(index, _)| index)
    }

    /// The point before or after another for a way across; for a way up or down the nearest one that lies there, and itself where there
    /// is none. So whoever goes across comes to each.
    pub fn beside(&self, index: usize, way: Way) -> usize {
        let last = self.all.len().saturating_sub(1);
        let sign = match way {
            Way::Left => return index.saturating_sub(1).min(last),
            Way::Right => return (index + 1).min(last),
            Way::Up => -1,
            Way::Down => 1,
        };
        let Some(own) = self.all.get(index) else { return 0 };
        let near = (0_i32..).zip(&self.all).enumerate().filter_map(|(other, (number, point))| {
            let ahead = sign * (point.from.1 + point.to.1 - own.from.1 - own.to.1);
            let is_above_or_below = point.from.0 < own.to.0 - 1 && point.to.0 > own.from.0 + 1;
            (ahead > 0 && is_above_or_below).then_some((ahead, sign * number, other))
        });
        near.min().map_or(index, |(.., other)| other)
    }

    /// The same points in the order in which a figure is read: tiles along their rows, all others as drawn.
    pub(super) fn ordered_for(mut self, figure: FigureKind) -> Self {
        if figure != FigureKind::Tiles {
            return self;
        }
        // They are few, and what sorts many would be kilobytes in the browser.
        let mut all = Vec::new();
        while let Some((first, _)) = self.all.iter().enumerate().min_by_key(|(_, point)| (point.from.1, point.from.0)) {
            all.push(self.all.remove(first));
        }
        Self { all, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(places: &[(Place, Place)]) -> Points {
        let point = |&(from, to): &(Place, Place)| Point { words: String::new(), from, to };
        Points { size: (100, 100), all: places.iter().map(point).collect() }
    }

    #[test]
    fn the_smallest_point_at_a_place_is_meant_or_else_the_nearest() {
        let points = points(&[((0, 0), (50, 50)), ((20, 20), (30, 30)), ((80, 80), (84, 84))]);
        assert_eq!(points.at((25, 25)), Some(1));
        assert_eq!(points.at((10, 10)), Some(0));
        assert_eq!(points.at((31, 31)), Some(0), "within one is nearer than beside another");
        assert_eq!(points.at((90, 82)), Some(2));
        assert_eq!(points.at((91, 82)), None);
    }

    #[test]
    fn a_way_leads_to_the_next_point_or_to_the_nearest_above_or_below() {
        // 0 1
        // 2 3
        let points = points(&[((0, 0), (9, 9)), ((10, 0), (19, 9)), ((0, 10), (9, 19)), ((10, 10), (19, 19))]);
        let ways = [Way::Left, Way::Right, Way::Up, Way::Down];
        let from = |index| ways.map(|way| points.beside(index, way));
        assert_eq!(from(0), [0, 1, 0, 2]);
        assert_eq!(from(1), [0, 2, 1, 3]);
        assert_eq!(from(2), [1, 3, 0, 2]);
        assert_eq!(from(3), [2, 3, 1, 3]);
        assert_eq!(points.beside(7, Way::Up), 0, "of another figure");
        assert_eq!(Points::default().beside(7, Way::Right), 0);
    }

    #[test]
    fn tiles_are_walked_along_their_rows() {
        let drawn = points(&[((20, 0), (29, 9)), ((0, 30), (9, 39)), ((10, 0), (19, 9))]);
        let walked = |figure| drawn.clone().ordered_for(figure).all.iter().map(|point| point.from).collect::<Vec<_>>();
        assert_eq!(walked(FigureKind::Tiles), [(10, 0), (20, 0), (0, 30)]);
        assert_eq!(walked(FigureKind::Trend), [(20, 0), (0, 30), (10, 0)]);
    }
}
