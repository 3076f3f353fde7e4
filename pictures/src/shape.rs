//! Flat shapes with soft edges: polygons, discs and arches, filled by the same rasteriser as the letters.

use ab_glyph::{GlyphId, Outline, OutlineCurve, OutlinedGlyph, Point, PxScaleFactor, Rect, point};

use crate::canvas::{Canvas, Level, Ramp};

/// How far the control points of a quarter circle lie along its tangents, as a share of the radius.
const QUARTER: f32 = 0.552_284_8;

/// Fills a polygon given by its corners in pixels, y downwards.
pub(crate) fn polygon(canvas: &mut Canvas, corners: &[(f32, f32)], ramp: &Ramp) {
    let points: Vec<Point> = corners.iter().map(|&(x, y)| point(x, y)).collect();
    let next = points.iter().cycle().skip(1);
    let curves = points.iter().zip(next).map(|(&a, &b)| OutlineCurve::Line(a, b)).collect();
    fill(canvas, curves, ramp);
}

/// Fills the upper half of a ring (or of a disc if `inner` is 0.0) around (`x`, `y`), radii in pixels.
pub(crate) fn arch(canvas: &mut Canvas, (x, y): (f32, f32), outer: f32, inner: f32, ramp: &Ramp) {
    let mut curves = Vec::with_capacity(6);
    half_circle(&mut curves, (x, y), outer, 1.0);
    curves.push(OutlineCurve::Line(point(x + outer, y), point(x + inner, y)));
    half_circle(&mut curves, (x, y), inner, -1.0);
    curves.push(OutlineCurve::Line(point(x - inner, y), point(x - outer, y)));
    fill(canvas, curves, ramp);
}

/// Adds the upper half circle, from left to right (`way` 1.0) or from right to left (-1.0).
fn half_circle(curves: &mut Vec<OutlineCurve>, (x, y): (f32, f32), radius: f32, way: f32) {
    if radius <= 0.0 {
        return;
    }
    let (side, pull) = (radius * way, radius * QUARTER);
    let top = point(x, y - radius);
    curves.push(OutlineCurve::Cubic(
        point(x - side, y),
        point(x - side, y - pull),
        point(x - pull * way, y - radius),
        top,
    ));
    curves.push(OutlineCurve::Cubic(
        top,
        point(x + pull * way, y - radius),
        point(x + side, y - pull),
        point(x + side, y),
    ));
}

/// Fills closed curves in pixels, y downwards.
fn fill(canvas: &mut Canvas, curves: Vec<OutlineCurve>, ramp: &Ramp) {
    let mut bounds =
        Rect { min: point(f32::INFINITY, f32::INFINITY), max: point(f32::NEG_INFINITY, f32::NEG_INFINITY) };
    for corner in curves.iter().flat_map(ends) {
        bounds.min = point(bounds.min.x.min(corner.x), bounds.min.y.min(corner.y));
        bounds.max = point(bounds.max.x.max(corner.x), bounds.max.y.max(corner.y));
    }
    if curves.is_empty() {
        return;
    }
    // Letters have y upwards; turning the vertical factor over keeps ours downwards.
    let factor = PxScaleFactor { horizontal: 1.0, vertical: -1.0 };
    let glyph = GlyphId(0).with_scale_and_position(1.0, point(0.0, 0.0));
    Stamp::of(&OutlinedGlyph::new(glyph, Outline { bounds, curves }, factor)).put(canvas, (0, 0), ramp);
}

/// The points that bound a curve: its ends and controls.
fn ends(curve: &OutlineCurve) -> Vec<Point> {
    match *curve {
        OutlineCurve::Line(a, b) => vec![a, b],
        OutlineCurve::Quad(a, b, c) => vec![a, b, c],
        OutlineCurve::Cubic(a, b, c, d) => vec![a, b, c, d],
    }
}

/// The pixels of a letter or a shape, with how much of each it covers.
#[derive(Debug, Default)]
pub(crate) struct Stamp(Vec<Span>);

/// Pixels of a row from `left` up to but not including `right`, covered alike.
#[derive(Debug)]
struct Span {
    left: i32,
    right: i32,
    y: i32,
    level: Level,
}

impl Stamp {
    /// Those of an outline.
    pub(crate) fn of(outlined: &OutlinedGlyph) -> Self {
        let corner = outlined.px_bounds().min;
        let (left, top) = (corner.x as i32, corner.y as i32);
        let mut spans: Vec<Span> = Vec::new();
        outlined.draw(|x, y, share| {
            let Some(level) = Level::of(share) else { return };
            let (x, y) = (left.saturating_add_unsigned(x), top.saturating_add_unsigned(y));
            match spans.last_mut().filter(|last| (last.right, last.y, last.level) == (x, y, level)) {
                Some(last) => last.right += 1,
                None => spans.push(Span { left: x, right: x.saturating_add(1), y, level }),
            }
        });
        Self(spans)
    }

    /// Puts it on the canvas, so many pixels to the right and down.
    pub(crate) fn put(&self, canvas: &mut Canvas, (right, down): (i32, i32), ramp: &Ramp) {
        for span in &self.0 {
            let across = span.left.saturating_add(right)..span.right.saturating_add(right);
            canvas.cover(across, span.y.saturating_add(down), span.level, ramp);
        }
    }
}
