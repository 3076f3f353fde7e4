//! Lines that can be drawn coarser: each point knows how much it matters.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::world::{Bounds, World};

/// A line. Where it is closed, its last point is the first again.
#[derive(Debug, Clone)]
pub struct Line {
    points: Vec<(World, f64)>,
    /// Around its points.
    pub bounds: Bounds,
}

impl Line {
    /// Ranks the points as Visvalingam and Whyatt do: by the area of the triangle that is lost when the point is left out,
    /// the smallest first. The ends are never left out.
    pub fn new(places: &[World]) -> Self {
        let mut weights = vec![f64::INFINITY; places.len()];
        let mut before: Vec<usize> = (0..places.len()).map(|at| at.saturating_sub(1)).collect();
        let mut after: Vec<usize> = (1..=places.len()).collect();
        let inner = 1..places.len().saturating_sub(1);
        let mut queue: BinaryHeap<Reverse<(Area, usize)>> =
            inner.clone().map(|at| Reverse((Area(triangle(places, at - 1, at, at + 1)), at))).collect();
        let mut current: Vec<f64> = vec![f64::INFINITY; places.len()];
        queue.iter().for_each(|Reverse((area, at))| current[*at] = area.0);
        let mut largest = 0.0_f64;
        while let Some(Reverse((area, at))) = queue.pop() {
            // An entry that a neighbour's removal has made old, or a point that is gone.
            if weights[at].is_finite() || area.0 != current[at] {
                continue;
            }
            // A point never matters less than one that had to go before it.
            largest = largest.max(area.0);
            weights[at] = largest;
            let (left, right) = (before[at], after[at]);
            (after[left], before[right]) = (right, left);
            for neighbour in [left, right].into_iter().filter(|neighbour| inner.contains(neighbour)) {
                current[neighbour] = triangle(places, before[neighbour], neighbour, after[neighbour]);
                queue.push(Reverse((Area(current[neighbour]), neighbour)));
            }
        }
        let points = places.iter().copied().zip(weights).collect();
        Self { points, bounds: Bounds::around(places.iter().copied()) }
    }

    /// Its points that matter at least `least`, an area in square radians.
    pub fn kept(&self, least: f64) -> impl DoubleEndedIterator<Item = World> {
        self.points.iter().filter(move |(_, weight)| *weight >= least).map(|(place, _)| *place)
    }
}

/// An area that can be sorted.
#[derive(PartialEq)]
struct Area(f64);

impl Eq for Area {}

impl Ord for Area {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Area {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

fn triangle(places: &[World], a: usize, b: usize, c: usize) -> f64 {
    let (a, b, c) = (places[a], places[b], places[c]);
    ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(places: &[(f64, f64)]) -> Line {
        Line::new(&places.iter().map(|(x, y)| World { x: *x, y: *y }).collect::<Vec<_>>())
    }

    #[test]
    fn points_that_matter_little_go_first_and_ends_never() {
        let line = line(&[(0.0, 0.0), (1.0, 0.1), (2.0, 2.0), (3.0, 0.0), (4.0, 0.0)]);
        assert_eq!(line.kept(0.0).count(), 5);
        let kept: Vec<f64> = line.kept(1.5).map(|place| place.x).collect();
        assert_eq!(kept, [0.0, 2.0, 4.0]);
        assert_eq!(line.kept(f64::MAX).count(), 2);
        assert_eq!(Line::new(&[]).kept(0.0).count(), 0);
    }

    #[test]
    fn a_line_kept_finer_holds_all_of_the_same_line_kept_coarser() {
        let zigzag: Vec<(f64, f64)> =
            (0..200).map(|at| (f64::from(at), f64::from(at * 37 % 11) * f64::from(at % 7))).collect();
        let line = line(&zigzag);
        for least in [0.5, 2.0, 8.0, 32.0] {
            let fine: Vec<f64> = line.kept(least).map(|place| place.x).collect();
            assert!(line.kept(least * 2.0).all(|place| fine.contains(&place.x)));
        }
    }
}
