//! Paths as SVG writes them: whole numbers, in steps from point to point.

use crate::clip::Spot;

/// A path that grows.
#[derive(Debug, Default)]
pub struct Path {
    /// What is written so far.
    pub text: String,
}

impl Path {
    /// A closed surface; one that comes to less than a triangle leaves no trace.
    pub fn surface(&mut self, ring: &[Spot]) {
        let mut corners = rounded(ring);
        if corners.first() == corners.last() {
            corners.pop();
        }
        if corners.len() > 2 {
            self.steps(&corners);
            self.text.push('z');
        }
    }

    /// A line; one that comes to a point leaves no trace.
    pub fn line(&mut self, line: &[Spot]) {
        let corners = rounded(line);
        if corners.len() > 1 {
            self.steps(&corners);
        }
    }

    fn steps(&mut self, corners: &[(i32, i32)]) {
        let mut pen: Option<(i32, i32)> = None;
        for (x, y) in corners {
            let step = match pen {
                None => format!("M{x} {y}"),
                Some((from, top)) if *y == top => format!("h{}", x - from),
                Some((from, top)) if *x == from => format!("v{}", y - top),
                Some((from, top)) => format!("l{}{}", x - from, signed(y - top)),
            };
            self.text.push_str(&step);
            pen = Some((*x, *y));
        }
    }
}

/// Points as strokes without length, which round or square caps make visible.
pub fn points(points: impl IntoIterator<Item = (i32, i32)>) -> String {
    let mut path = String::new();
    let mut pen: Option<(i32, i32)> = None;
    for (x, y) in points {
        match pen {
            None => path.push_str(&format!("M{x} {y}h0")),
            Some((from, top)) => path.push_str(&format!("m{}{}h0", x - from, signed(y - top))),
        }
        pen = Some((x, y));
    }
    path
}

/// Points as upright squares of this side: square caps of strokes without length are lost on paper.
pub fn squares(points: impl IntoIterator<Item = (i32, i32)>, side: i32) -> String {
    let corner = |(x, y): (i32, i32)| format!("M{} {}h{side}v{side}h-{side}z", x - side / 2, y - side / 2);
    points.into_iter().map(corner).collect()
}

/// A position as whole units.
pub fn whole((x, y): Spot) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}

fn rounded(spots: &[Spot]) -> Vec<(i32, i32)> {
    let mut corners: Vec<(i32, i32)> = spots.iter().copied().map(whole).collect();
    corners.dedup();
    corners
}

/// A second number of a pair: its sign, or a space, keeps it apart from the first.
fn signed(number: i32) -> String {
    if number < 0 { number.to_string() } else { format!(" {number}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_whole_numbers_in_steps() {
        let mut path = Path::default();
        path.surface(&[(0.2, 0.4), (10.0, 0.0), (10.0, 5.4), (3.0, 9.0), (0.0, 0.0)]);
        path.line(&[(1.0, 1.0), (1.2, 1.1)]);
        path.line(&[(1.0, 1.0), (4.0, -1.0)]);
        assert_eq!(path.text, "M0 0h10v5l-7 4zM1 1l3-2");
        assert_eq!(points([(3, 4), (1, 9)]), "M3 4h0m-2 5h0");
        assert_eq!(squares([(20, 30)], 14), "M13 23h14v14h-14z");
    }
}
