//! A still map as data.

use gazetteer::Point;
use serde::Serialize;

use crate::frame::Frame;
use crate::label::Placed;
use crate::layers::Layers;

/// A still map. A unit is half a pixel of a telephone: maps are [`Map::WIDTH`] units wide, and the smallest letters 22 high.
///
/// Each rectangle of the map, the main one and one a département overseas, is a [`Frame`] with its own projection, Web
/// Mercator. A point of longitude `lon` and latitude `lat` (degrees) stands in the first frame whose `west..=east` and
/// `south..=north` hold it, at
///
/// ```text
/// x = x0 + scale × lon × π / 180
/// y = y0 − scale × ln(tan(π/4 + lat × π / 360))
/// ```
///
/// in units of the picture from its upper left corner, y downwards: what a script needs to draw points of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Map {
    /// Width of the picture in units.
    pub width: i32,
    /// Height of the picture in units.
    pub height: i32,
    /// The main rectangle, then one a département overseas.
    pub frames: Vec<Frame>,
    /// Ground of other countries: one path.
    pub abroad: String,
    /// Ground of French départements that the map is not about: one path.
    pub around: String,
    /// Ground that the map is about: one path.
    pub land: String,
    /// Lakes: one path.
    pub lakes: String,
    /// Rivers: one path.
    pub rivers: String,
    /// Coasts: one path.
    pub coast: String,
    /// Borders between départements of one région: one path.
    pub department_borders: String,
    /// Borders between régions: one path.
    pub region_borders: String,
    /// Borders of France: one path.
    pub national_borders: String,
    /// From an AMAP to each of its farms: one path.
    pub lines: String,
    /// Heads of arrows, where such a line leaves the frame: one path.
    pub arrows: String,
    /// Marks of towns: one path of points.
    pub spots: String,
    /// Marks of the towns that only a wide picture names: one path of points.
    pub small_spots: String,
    /// Marks of farms: one path of squares.
    pub marks: String,
    /// AMAPs, by size of the dot.
    pub dots: Vec<Dots>,
    /// Whether a dot may stand for several AMAPs.
    pub is_grouped: bool,
    /// Names of towns, the most important first.
    pub towns: Vec<Label>,
    /// Names of the départements that the map is about, when there are several.
    pub parts: Vec<Label>,
    /// Names of neighbouring départements.
    pub neighbours: Vec<Label>,
    /// Farms that the map names, and those it only gives the distance of.
    pub farms: Vec<FarmMark>,
    /// Shapes that can be links: one a département or région.
    pub doors: Vec<Door>,
    /// The scale bar, or none where the scale differs too much from one edge to the other.
    pub bar: Option<Bar>,
}

impl Map {
    /// Width of every map, in units.
    pub const WIDTH: i32 = 680;

    /// Where a point stands, or `None` outside of every frame.
    pub fn place(&self, point: Point) -> Option<(i32, i32)> {
        let frame = self.frames.iter().find(|frame| frame.holds(point))?;
        let (x, y) = frame.project(point);
        Some((x.round() as i32, y.round() as i32))
    }

    /// A map of nothing but ground, in one frame or several.
    pub(crate) fn of_ground(frames: Vec<Frame>, layers: Layers) -> Self {
        Self {
            width: Self::WIDTH,
            height: frames.iter().map(|frame| frame.y + frame.height).max().unwrap_or_default(),
            frames,
            abroad: layers.abroad.text,
            around: layers.around.text,
            land: layers.land.text,
            lakes: layers.lakes.text,
            rivers: layers.rivers.text,
            coast: layers.coast.text,
            department_borders: layers.department_borders.text,
            region_borders: layers.region_borders.text,
            national_borders: layers.national_borders.text,
            lines: String::new(),
            arrows: String::new(),
            spots: String::new(),
            small_spots: String::new(),
            marks: String::new(),
            dots: Vec::new(),
            is_grouped: false,
            towns: Vec::new(),
            parts: Vec::new(),
            neighbours: Vec::new(),
            farms: Vec::new(),
            doors: Vec::new(),
            bar: None,
        }
    }
}

/// Dots of one size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dots {
    /// From 1 to 7. A single AMAP has the smallest size of its map, 1 or 2; each further one stands for about twice as many
    /// AMAPs: 2, 4, 9, 21 and 51 or more.
    pub size: u8,
    /// The dots: one path of points.
    pub path: String,
}

/// A name and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    /// The words.
    pub name: String,
    /// Where they begin, end or have their middle, from the left.
    pub x: i32,
    /// Their base line, from the top.
    pub y: i32,
    /// `start`, `end` or `middle`: what `x` is to the words.
    pub anchor: &'static str,
    /// 1 for large names, 2 for usual ones, 3 for those that only a wide picture shows.
    pub rank: u8,
}

impl Label {
    pub(crate) fn new(name: &str, placed: Placed, rank: u8) -> Self {
        let (x, y) = (placed.x.round() as i32, placed.y.round() as i32);
        Self { name: typeset(name), x, y, anchor: placed.anchor.key(), rank }
    }
}

/// A name of the gazetteer, which has straight apostrophes, as it is printed.
pub(crate) fn typeset(name: &str) -> String {
    name.replace('\'', "’")
}

/// A farm, or several at one place, as an AMAP's map shows them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FarmMark {
    /// Names of the farms in lines; none where there is no room for them.
    pub lines: Vec<String>,
    /// Distance from the AMAP as the crow flies in kilometres.
    pub km: f64,
    /// Where the lines begin, end or have their middle, from the left.
    pub x: i32,
    /// Base line of the first line, from the top; the distance stands in a line of its own below the names.
    pub y: i32,
    /// `start`, `end` or `middle`: what `x` is to the words.
    pub anchor: &'static str,
    /// From one line to the next.
    pub leading: i32,
    /// Whether the farm lies outside of the frame, in the direction of its line.
    pub is_beyond: bool,
}

/// A shape that can be a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Door {
    /// INSEE code of the département or région.
    pub code: String,
    /// The shape: one path.
    pub path: String,
}

/// The scale bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Left end.
    pub x: i32,
    /// Its line, from the top.
    pub y: i32,
    /// Length in units.
    pub length: i32,
    /// Length in kilometres.
    pub km: u32,
}
