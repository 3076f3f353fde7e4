//! The scale bar.

use crate::clip::Area;
use crate::frame::Frame;
use crate::label::{Block, Room, USUAL};
use crate::map::Bar;

/// Lengths that a bar may have, in kilometres.
const LENGTHS: [u32; 8] = [1, 2, 5, 10, 20, 50, 100, 200];
/// Longest bar, in units.
const LONGEST: f64 = 150.0;
/// A scale that differs more than this from the upper to the lower edge has no bar.
const UNEVEN: f64 = 1.07;
/// From the edge of the frame to the bar.
const MARGIN: f64 = 18.0;

/// A bar in a corner that nothing has taken, the lower left one if it can be; it takes its ground.
pub fn scale_bar(frame: &Frame, room: &mut Room) -> Option<Bar> {
    if frame.south.to_radians().cos() > UNEVEN * frame.north.to_radians().cos() {
        return None;
    }
    let scale = frame.units_per_km();
    let km = *LENGTHS.iter().rfind(|km| f64::from(**km) * scale <= LONGEST)?;
    let length = f64::from(km) * scale;
    let words = Block::of([format!("{km},0 km").as_str()], USUAL).at((0.0, 0.0), crate::label::Anchor::Start).area;
    let (wide, high) = (length.max(words.right), words.bottom - words.top + 12.0);
    let edges = frame.area().grown(-MARGIN);
    let lefts = [edges.left, edges.right - wide];
    let tops = [edges.bottom - high, edges.top];
    let corners = tops.into_iter().flat_map(|top| lefts.map(|left| (left, top)));
    let areas = corners.map(|(left, top)| Area { left, top, right: left + wide, bottom: top + high });
    let area = areas.into_iter().find(|area| room.is_free(area))?;
    room.take(area.grown(6.0));
    Some(Bar { x: area.left.round() as i32, y: area.bottom.round() as i32, length: length.round() as i32, km })
}
