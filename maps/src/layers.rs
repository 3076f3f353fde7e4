//! The ground of a map, layer by layer.

use crate::clip::{self, Spot};
use crate::frame::Frame;
use crate::ground::Ground;
use crate::line::Line;
use crate::outline::Kind;
use crate::path::Path;
use crate::world::{Bounds, World};

/// Pieces of ground smaller than this, in square units, leave no trace.
const SPECK: f64 = 14.0;
/// Lakes smaller than this, in square units, are not drawn.
const POND: f64 = 60.0;

/// Largest rank of the rivers that are drawn below so many units a kilometre. Natural Earth draws most rivers one to three
/// kilometres beside their beds, which misleads on a near map; the Seine and the Rhine it draws well.
const RIVERS: [(f64, u8); 5] = [(1.1, 6), (2.2, 9), (3.6, 10), (8.5, 12), (24.0, 4)];
/// Below so many units a kilometre, on a map of all of France, borders between départements are not drawn.
const DEPARTMENTS: f64 = 1.1;

/// Paths of all frames of a map.
#[derive(Debug, Default)]
pub struct Layers {
    /// Ground of other countries.
    pub abroad: Path,
    /// Ground of départements that the map is not about.
    pub around: Path,
    /// Ground that the map is about.
    pub land: Path,
    /// Lakes.
    pub lakes: Path,
    /// Rivers.
    pub rivers: Path,
    /// Coasts.
    pub coast: Path,
    /// Borders between départements of one région.
    pub department_borders: Path,
    /// Borders between régions.
    pub region_borders: Path,
    /// Borders of France.
    pub national_borders: Path,
}

impl Layers {
    /// Draws what a frame shows. `focus` are the départements that the map is about; corners of lines that enclose less than
    /// `detail` square units are left out.
    pub fn draw(&mut self, ground: &Ground, frame: &Frame, focus: &[usize], detail: f64) {
        let view = View { frame, bounds: frame.bounds(), least: frame.area_in_world(detail) };
        let shown = ground.outlines.within(&view.bounds);
        let (own, others): (Vec<usize>, Vec<usize>) = shown.iter().partition(|index| focus.contains(index));
        for (path, departments) in [(&mut self.around, &others), (&mut self.land, &own)] {
            for ring in ground.outlines.ground(departments, view.least) {
                surface(path, frame, &ring, SPECK);
            }
        }
        view.surfaces(&mut self.abroad, &ground.abroad, SPECK);
        view.surfaces(&mut self.lakes, &ground.lakes, POND);
        let scale = frame.units_per_km();
        let largest = RIVERS.iter().find(|(below, _)| scale < *below).map_or(0, |(_, rank)| *rank);
        for (_, line) in ground.rivers.iter().filter(|(rank, _)| *rank <= largest) {
            view.stroke(&mut self.rivers, line);
        }
        for arc in ground.outlines.arcs_of(&shown).into_iter().map(|arc| &ground.outlines.arcs[arc]) {
            let path = match arc.kind {
                Kind::Coast if view.is_speck(&arc.line) => continue,
                Kind::Department if scale < DEPARTMENTS => continue,
                Kind::Coast => &mut self.coast,
                Kind::Department => &mut self.department_borders,
                Kind::Region => &mut self.region_borders,
                Kind::Nation => &mut self.national_borders,
            };
            view.stroke(path, &arc.line);
        }
    }

    /// What all paths weigh, in bytes.
    pub fn weight(&self) -> usize {
        let surfaces = [&self.abroad, &self.around, &self.land, &self.lakes, &self.rivers, &self.coast];
        let borders = [&self.department_borders, &self.region_borders, &self.national_borders];
        surfaces.iter().chain(&borders).map(|path| path.text.len()).sum()
    }
}

/// Draws a surface, if what the frame shows of it is at least `least` square units.
pub fn surface(path: &mut Path, frame: &Frame, ring: &[World], least: f64) {
    let shown = shown(frame, ring);
    if clip::doubled(&shown).abs() / 2.0 >= least {
        path.surface(&shown);
    }
}

/// The part of a closed surface that a frame shows.
pub fn shown(frame: &Frame, ring: &[World]) -> Vec<Spot> {
    let spots: Vec<Spot> = ring.iter().map(|place| frame.at(*place)).collect();
    clip::surface(&spots, &frame.area())
}

/// What a frame shows of the world, and how finely.
struct View<'a> {
    frame: &'a Frame,
    bounds: Bounds,
    least: f64,
}

impl View<'_> {
    fn surfaces(&self, path: &mut Path, lines: &[Line], least: f64) {
        for line in lines.iter().filter(|line| line.bounds.meets(&self.bounds)) {
            let ring: Vec<World> = line.kept(self.least).collect();
            surface(path, self.frame, &ring, least);
        }
    }

    fn stroke(&self, path: &mut Path, line: &Line) {
        if line.bounds.meets(&self.bounds) {
            let spots: Vec<Spot> = line.kept(self.least).map(|place| self.frame.at(place)).collect();
            clip::line(&spots, &self.frame.area()).iter().for_each(|part| path.line(part));
        }
    }

    /// Whether a line is the coast of an islet whose ground leaves no trace.
    fn is_speck(&self, line: &Line) -> bool {
        let bounds = &line.bounds;
        bounds.width() * bounds.height() * self.frame.scale * self.frame.scale < 2.0 * SPECK
    }
}
