//! The points of a figure that a cursor walks over: the marks that say something, with their places.
//!
//! Invariant: a point says what the words of its mark say wherever these are written; its place is where that is drawn, or would be.

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

/// The points of a figure, in the order of the drawing.
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
    /// Towards smaller x.
    Left,
    /// Towards greater x.
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

    /// Where it begins and ends along a way and aside of it.
    fn extents(&self, way: Way) -> [(i32, i32); 2] {
        let (across, down) = ((self.from.0, self.to.0), (self.from.1, self.to.1));
        if matches!(way, Way::Left | Way::Right) { [across, down] } else { [down, across] }
    }
}

impl Points {
    /// The point at a place, or the nearest one within a few pixels of it; of several, the smallest.
    pub fn at(&self, place: Place) -> Option<usize> {
        let near = self.all.iter().enumerate().filter(|(_, point)| point.distance(place) <= NEAR);
        near.min_by_key(|(_, point)| (point.distance(place), point.area())).map(|(index, _)| index)
    }

    /// The nearest point that lies that way of another; where there is none, the one before or after it for a way across, and itself for
    /// a way up or down. Of points at one place each is reached, one after the other.
    pub fn beside(&self, index: usize, way: Way) -> usize {
        let Some(own) = self.all.get(index) else { return 0 };
        let (sign, order) = match way {
            Way::Left => (-1, -1),
            Way::Right => (1, 1),
            Way::Up => (-1, 0),
            Way::Down => (1, 0),
        };
        let [own_along, own_aside] = own.extents(way);
        let near = (0_i32..).zip(&self.all).enumerate().filter_map(|(other, (number, point))| {
            let [along, aside] = point.extents(way);
            let ahead = sign * (along.0 + along.1 - own_along.0 - own_along.1);
            let is_ahead = ahead > 0 && aside.0 < own_aside.1 - 1 && aside.1 > own_aside.0 + 1;
            let follows = match way {
                Way::Left => other < index,
                Way::Right => other > index,
                Way::Up | Way::Down => false,
            };
            let is_next = follows && (point.from, point.to) == (own.from, own.to);
            (is_ahead || is_next).then_some((ahead, sign * number, other))
        });
        near.min().map_or_else(|| index.saturating_add_signed(order).min(self.all.len() - 1), |(.., other)| other)
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
    fn a_way_leads_to_the_nearest_point_there_or_by_the_order() {
        // 0 1
        // 2 3
        let points = points(&[((0, 0), (9, 9)), ((10, 0), (19, 9)), ((0, 10), (9, 19)), ((10, 10), (19, 19))]);
        let ways = [Way::Left, Way::Right, Way::Up, Way::Down];
        let from = |index| ways.map(|way| points.beside(index, way));
        assert_eq!(from(0), [0, 1, 0, 2]);
        assert_eq!(from(1), [0, 2, 1, 3]);
        assert_eq!(from(2), [1, 3, 0, 2]);
        assert_eq!(from(3), [2, 3, 1, 3]);
        assert_eq!(points.beside(7, Way::Left), 0, "of another figure");
    }

    #[test]
    fn each_of_several_points_at_one_place_is_reached() {
        let points =
            points(&[((0, 0), (9, 9)), ((10, 0), (10, 9)), ((10, 0), (10, 9)), ((11, 0), (12, 9)), ((13, 0), (20, 9))]);
        assert_eq!([0, 1, 2, 3].map(|index| points.beside(index, Way::Right)), [1, 2, 3, 4]);
        assert_eq!([4, 3, 2, 1].map(|index| points.beside(index, Way::Left)), [3, 2, 1, 0]);
    }
}
