//! The map of some départements: those of the network, of a région, or a single one.

use std::collections::BTreeMap;

use gazetteer::{Department, Point};

use crate::areas;
use crate::bar;
use crate::clip::{Area, Spot};
use crate::dots::Groups;
use crate::frame::Frame;
use crate::ground::Ground;
use crate::label::Room;
use crate::landmarks::{Landmarks, Towns};
use crate::layers::{self, Layers};
use crate::map::{Door, Map, typeset};
use crate::path::Path;
use crate::world::{Bounds, World};

/// The main frame is at least and at most this high, in units.
const HEIGHT: (i32, i32) = (440, 720);
/// From the edge of the frame to the ground that the map is about.
const MARGIN: f64 = 28.0;
/// Frames of départements overseas in a row, and what is between two of them.
const INSETS: i32 = 5;
const GAP: i32 = 12;
/// Below the frame of a département overseas, for its name.
const NAME: i32 = 34;
/// From the edge of such a frame to the land.
const INSET_MARGIN: f64 = 12.0;
/// Towns that every picture names, and those that a wide one names.
const TOWNS: (usize, usize) = (8, 11);
/// With more départements than this, those that the map is about are not named.
const PARTS: usize = 16;
/// Neighbouring départements that are named.
const NEIGHBOURS: usize = 5;
/// What all ground together may weigh, in bytes; it is drawn coarser until it does.
const WEIGHT: usize = 8_000;
/// Corners that enclose less than this, in square units, are left out at first.
const DETAIL: f64 = 5.0;
/// Corners of doors that enclose less than this are left out: nobody sees them.
const DOOR_DETAIL: f64 = 130.0;

/// The shapes of a map that can be links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doors {
    /// None.
    Closed,
    /// One a département that the map is about.
    Departments,
    /// One a région.
    Regions,
}

impl Map {
    /// The map of these départements with AMAPs at these points; those overseas stand in frames of their own, unless there
    /// are no others. The main frame shows what lies between the corners `extent`, south-west and north-east, or else all of
    /// the départements. `None` where none of them has an outline.
    pub fn of_departments(
        departments: &[&'static Department],
        amaps: &[Point],
        doors: Doors,
        extent: Option<[Point; 2]>,
    ) -> Option<Self> {
        let ground = Ground::get();
        let position =
            |own: &&'static Department| ground.outlines.departments.iter().position(|at| at.department == *own);
        let mut focus: Vec<usize> = departments.iter().filter_map(position).collect();
        focus.sort_unstable();
        focus.dedup();
        let extent = extent.map(|corners| Bounds::around(corners.map(World::from)));
        let frames = frames(ground, &focus, extent)?;
        let frames_of = |index: &usize| own_frame(&frames, ground, *index);
        let layers = drawn(ground, &frames, &focus);
        let spots: Vec<Spot> = amaps.iter().filter_map(|point| spot(&frames, *point)).collect();
        let mut dots = Groups::of(&spots);
        let main = &frames[0];

        let own: Vec<usize> = focus.iter().copied().filter(|index| std::ptr::eq(frames_of(index), main)).collect();
        let is_own = |department: &'static Department| {
            own.iter().any(|index| ground.outlines.departments[*index].department == department)
        };
        let mut room = Room::new(main.area().grown(-4.0));
        let mut landmarks = Landmarks::new(ground, main, is_own);
        landmarks.name_largest(&mut room, &mut dots);
        let areas: Vec<Area> = dots.areas().collect();
        areas.iter().for_each(|area| room.take(*area));
        landmarks.mark_largest(&mut room, &areas);
        let bar = bar::scale_bar(main, &mut room);
        landmarks.name_others(&mut room, &areas, 2, TOWNS.0);
        let seen = ground.outlines.within(&main.bounds());
        let (inner, outer): (Vec<usize>, Vec<usize>) = seen.into_iter().partition(|index| own.contains(index));
        let parts = if (2..=PARTS).contains(&inner.len()) {
            areas::names(ground, main, &inner, PARTS, &mut room)
        } else {
            Vec::new()
        };
        landmarks.name_others(&mut room, &areas, 3, TOWNS.1);
        let neighbours = areas::names(ground, main, &outer, NEIGHBOURS, &mut room);
        let Towns { spots, small_spots, names: towns } = landmarks.finish();

        Some(Self {
            width: Self::WIDTH,
            height: frames
                .iter()
                .map(|frame| frame.y + frame.height + if frame.name.is_empty() { 0 } else { NAME })
                .max()?,
            doors: self::doors(ground, &frames, &focus, doors),
            spots,
            small_spots,
            towns,
            parts,
            neighbours,
            dots: dots.dots(),
            is_grouped: dots.are_grouped(),
            bar,
            ..Self::of_ground(frames, layers)
        })
    }
}

/// The main frame, then those of the départements overseas.
fn frames(ground: &Ground, focus: &[usize], extent: Option<Bounds>) -> Option<Vec<Frame>> {
    let departments = &ground.outlines.departments;
    let (mut overseas, mut main): (Vec<usize>, Vec<usize>) =
        focus.iter().partition(|index| departments[**index].department.is_overseas());
    if main.is_empty() && !overseas.is_empty() {
        main.push(overseas.remove(0));
    }
    let whole = main.iter().map(|index| departments[*index].bounds).reduce(Bounds::with)?;
    let bounds = extent.filter(|extent| extent.meets(&whole)).unwrap_or(whole);
    let width = f64::from(Map::WIDTH) - 2.0 * MARGIN;
    let scale = (width / bounds.width()).min(Frame::largest_scale(&bounds, f64::from(Map::WIDTH)));
    let height = (scale * bounds.height() + 2.0 * MARGIN).ceil().min(f64::from(HEIGHT.1)) as i32;
    let mut frames = vec![Frame::showing(&bounds, (0, 0), (Map::WIDTH, height.max(HEIGHT.0)), MARGIN)];
    let in_row = (overseas.len() as i32).clamp(4, INSETS);
    let side = (Map::WIDTH - (in_row - 1) * GAP) / in_row;
    for (at, index) in (0_i32..).zip(overseas) {
        let corner = (at % in_row * (side + GAP), frames[0].height + GAP + at / in_row * (side + NAME + GAP));
        let frame = Frame::showing(&departments[index].bounds, corner, (side, side), INSET_MARGIN);
        frames.push(Frame { name: typeset(departments[index].department.name), ..frame });
    }
    Some(frames)
}

/// The frame in which a département of the map stands.
fn own_frame<'a>(frames: &'a [Frame], ground: &Ground, index: usize) -> &'a Frame {
    let department = ground.outlines.departments[index].department;
    frames.iter().find(|frame| frame.name == typeset(department.name)).unwrap_or(&frames[0])
}

/// Where a point stands in the first frame that holds it.
fn spot(frames: &[Frame], point: Point) -> Option<Spot> {
    frames.iter().find(|frame| frame.holds(point)).map(|frame| frame.project(point))
}

/// The ground of all frames, as fine as its weight allows.
fn drawn(ground: &Ground, frames: &[Frame], focus: &[usize]) -> Layers {
    let mut detail = DETAIL;
    loop {
        let mut layers = Layers::default();
        for frame in frames {
            layers.draw(ground, frame, focus, detail);
        }
        if layers.weight() <= WEIGHT {
            return layers;
        }
        detail *= 1.5;
    }
}

/// The shapes that can be links, in the order of their codes.
fn doors(ground: &Ground, frames: &[Frame], focus: &[usize], doors: Doors) -> Vec<Door> {
    let mut members: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for index in focus {
        let department = ground.outlines.departments[*index].department;
        let code = match doors {
            Doors::Closed => continue,
            Doors::Departments => department.code,
            Doors::Regions => department.region_code(),
        };
        members.entry(code).or_default().push(*index);
    }
    let shape = |members: &Vec<usize>| {
        let mut path = Path::default();
        let frame = own_frame(frames, ground, members[0]);
        for ring in ground.outlines.ground(members, frame.area_in_world(DOOR_DETAIL)) {
            layers::surface(&mut path, frame, &ring, DOOR_DETAIL);
        }
        path.text
    };
    members.iter().map(|(code, members)| Door { code: (*code).to_owned(), path: shape(members) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seen;

    fn of(codes: &[&str]) -> Vec<&'static Department> {
        codes.iter().map(|code| gazetteer::department(code).unwrap()).collect()
    }

    /// Every so many of the communes, the most populous first.
    fn amaps(departments: &[&'static Department], every: usize) -> Vec<Point> {
        let mut communes: Vec<_> = departments.iter().flat_map(|own| own.communes()).collect();
        communes.sort_by_key(|commune| std::cmp::Reverse(commune.population));
        communes.into_iter().step_by(every).filter_map(|commune| commune.point).collect()
    }

    fn weight(map: &Map) -> usize {
        let grounds = [&map.abroad, &map.around, &map.land, &map.lakes, &map.rivers, &map.coast];
        let borders = [&map.department_borders, &map.region_borders, &map.national_borders];
        let dots = map.dots.iter().map(|dots| dots.path.len()).sum::<usize>();
        grounds.iter().chain(&borders).map(|path| path.len()).sum::<usize>() + 2 * dots
    }

    #[test]
    fn every_departement_has_a_light_map_whose_words_cover_nothing() {
        for department in gazetteer::departments() {
            for every in [3, 9, 40] {
                let map =
                    Map::of_departments(&[department], &amaps(&[department], every), Doors::Closed, None).unwrap();
                assert_eq!(seen::faults(&map), Vec::<String>::new(), "{department:?}");
                assert!(weight(&map) <= 13_000, "{department:?}: {}", weight(&map));
                assert!(map.towns.len() >= 4, "{department:?}: {:?}", map.towns);
                assert!(map.bar.is_some() && map.land.starts_with('M'), "{department:?}");
            }
        }
    }

    #[test]
    fn every_region_has_one_too() {
        for region in gazetteer::regions() {
            let departments: Vec<_> = region.departments().collect();
            let map = Map::of_departments(&departments, &amaps(&departments, 12), Doors::Departments, None).unwrap();
            assert_eq!(seen::faults(&map), Vec::<String>::new(), "{region:?}");
            assert!(weight(&map) <= 14_500, "{region:?}: {}", weight(&map));
            assert_eq!(map.doors.len(), departments.len());
            assert!(map.doors.iter().all(|door| door.path.ends_with('z')), "{region:?}");
            let largest = departments.iter().flat_map(|own| own.communes()).max_by_key(|commune| commune.population);
            assert!(map.towns.iter().any(|town| town.name == largest.unwrap().name && town.rank == 1), "{region:?}");
        }
    }

    #[test]
    fn france_is_light_its_cities_are_named_and_its_far_departements_have_frames() {
        let all: Vec<_> = gazetteer::departments().collect();
        let points = amaps(&all, 14);
        let map = Map::of_departments(&all, &points, Doors::Regions, None).unwrap();
        assert!(points.len() > 2400 && map.is_grouped);
        assert_eq!(seen::faults(&map), Vec::<String>::new());
        assert!(weight(&map) <= 13_000, "{}", weight(&map));
        let large: Vec<&str> = map.towns.iter().filter(|town| town.rank == 1).map(|town| town.name.as_str()).collect();
        assert_eq!(large, ["Paris", "Marseille", "Lyon", "Toulouse"]);
        let insets: Vec<&str> = map.frames.iter().skip(1).map(|frame| frame.name.as_str()).collect();
        assert_eq!(insets, ["Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte"]);
        for (index, frame) in map.frames.iter().enumerate() {
            assert!(frame.x >= 0 && frame.x + frame.width <= map.width && frame.y + frame.height < map.height);
            let others = &map.frames[index + 1..];
            assert!(others.iter().all(|other| !other.area().overlaps(&frame.area())), "{}", frame.name);
        }
        assert_eq!(map.doors.len(), 18);
        assert!(map.department_borders.is_empty() && map.bar.is_none());
        let saint_pierre = map.place(Point { lat: -21.34, lon: 55.48 }).unwrap();
        let reunion = &map.frames[4];
        assert!((reunion.x..reunion.x + reunion.width).contains(&saint_pierre.0) && saint_pierre.1 > reunion.y);
        assert_eq!(map.place(Point { lat: -17.5, lon: -149.5 }), None);
    }

    #[test]
    fn no_frame_of_the_mainland_looks_beyond_the_ground_that_is_known() {
        let mainland: Vec<_> = gazetteer::departments().filter(|own| !own.is_overseas()).collect();
        let regions =
            gazetteer::regions().map(|region| region.departments().filter(|own| !own.is_overseas()).collect());
        let mut scopes: Vec<Vec<&'static Department>> = mainland.iter().map(|own| vec![*own]).collect();
        scopes.extend(regions.filter(|own: &Vec<_>| !own.is_empty()));
        scopes.push(mainland);
        for scope in scopes {
            let map = Map::of_departments(&scope, &[], Doors::Closed, None).unwrap();
            let frame = &map.frames[0];
            assert!(frame.south > 40.8 && frame.north < 52.0 && frame.west > -6.5 && frame.east < 11.0, "{frame:?}");
        }
    }

    #[test]
    fn border_departements_have_neighbours_and_islands_have_none() {
        let map = |code: &str| Map::of_departments(&of(&[code]), &[], Doors::Closed, None).unwrap();
        for code in ["59", "67", "74", "06", "66", "64", "973"] {
            let map = map(code);
            assert!(!map.abroad.is_empty() && !map.national_borders.is_empty(), "{code}");
        }
        for code in ["971", "972", "974", "976"] {
            let map = map(code);
            assert!(map.abroad.is_empty() && map.around.is_empty() && !map.coast.is_empty(), "{code}");
        }
        let inland = map("45");
        assert!(inland.abroad.is_empty() && inland.coast.is_empty() && !inland.around.is_empty());
        assert!(inland.neighbours.iter().any(|name| name.name == "Yonne"), "{:?}", inland.neighbours);
        assert!(map("2A").around.starts_with('M'), "Haute-Corse");
        assert!(map("06").national_borders.len() > 40 && map("29").national_borders.is_empty());
    }

    #[test]
    fn a_departement_overseas_alone_fills_the_picture() {
        let departments = of(&["974"]);
        let map = Map::of_departments(&departments, &amaps(&departments, 1), Doors::Closed, None).unwrap();
        assert_eq!(map.frames.len(), 1);
        assert!(map.towns.iter().any(|town| town.name == "Saint-Denis"), "{:?}", map.towns);
        let both = Map::of_departments(&of(&["35", "974"]), &[], Doors::Departments, None).unwrap();
        assert_eq!(both.frames.iter().map(|frame| frame.name.as_str()).collect::<Vec<_>>(), ["", "La Réunion"]);
        assert_eq!(both.doors.iter().map(|door| door.code.as_str()).collect::<Vec<_>>(), ["35", "974"]);
    }

    #[test]
    fn where_no_outline_is_known_there_is_no_map() {
        assert_eq!(Map::of_departments(&of(&["987"]), &[], Doors::Closed, None), None);
        assert_eq!(Map::of_departments(&[], &[], Doors::Closed, None), None);
    }

    #[test]
    fn the_frame_may_be_given() {
        let corners = [Point { lat: 47.6, lon: -2.3 }, Point { lat: 48.4, lon: -1.2 }];
        let map = Map::of_departments(&of(&["35"]), &[], Doors::Closed, Some(corners)).unwrap();
        assert!(corners.iter().all(|corner| map.place(*corner).is_some()));
        assert_eq!(map.place(Point { lat: 48.65, lon: -2.0 }), None, "Saint-Malo");
        assert_eq!(seen::faults(&map), Vec::<String>::new());
        let elsewhere = [Point { lat: 10.0, lon: 10.0 }, Point { lat: 11.0, lon: 11.0 }];
        let whole = Map::of_departments(&of(&["35"]), &[], Doors::Closed, None).unwrap();
        assert_eq!(Map::of_departments(&of(&["35"]), &[], Doors::Closed, Some(elsewhere)), Some(whole));
    }

    #[test]
    fn amaps_outside_of_every_frame_are_left_out() {
        let far = [Point { lat: 48.1, lon: -1.7 }, Point { lat: 0.0, lon: 0.0 }];
        let map = Map::of_departments(&of(&["35"]), &far, Doors::Closed, None).unwrap();
        assert_eq!(seen::dots(&map).len(), 1);
    }
}
