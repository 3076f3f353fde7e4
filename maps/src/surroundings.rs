//! The map of an AMAP with its farms and how far they are.

use gazetteer::Point;

use crate::bar;
use crate::clip::{Area, Spot};
use crate::frame::Frame;
use crate::ground::Ground;
use crate::label::{Anchor, Block, LEADING, Placed, Room, USUAL};
use crate::landmarks::{Landmarks, Towns};
use crate::layers::Layers;
use crate::map::{Dots, FarmMark, Map};
use crate::path::{self, Path};
use crate::world::{Bounds, World};

/// The frame is at least and at most this high, in units.
const HEIGHT: (i32, i32) = (400, 600);
/// From the edge of the frame to the farthest mark, at the sides and above: room for words.
const MARGIN: (f64, f64) = (76.0, 62.0);
/// A farm this near is always in the frame.
const NEAR_KM: f64 = 50.0;
/// A farm so many times farther than the one before it is left outside, or the others would be one heap.
const JUMP: f64 = 2.5;
/// Farms nearer to each other than this, in units, have one mark.
const TOGETHER: f64 = 15.0;
/// Farms named at one mark.
const NAMED: usize = 3;
/// Towns that every picture names, and those that a wide one names.
const TOWNS: (usize, usize) = (7, 11);
/// Size of the dot of the AMAP, and how far it and a farm's mark reach, in units.
const SIZE: u8 = 4;
const DOT: f64 = 16.0;
/// The same of its other places.
const OTHER_SIZE: u8 = 2;
const OTHER_DOT: f64 = 10.5;
const MARK: f64 = 11.0;
/// Side of a farm's mark, in units.
const SQUARE: i32 = 14;
/// Letters of a line; a longer name is broken in two.
const LINE: usize = 19;
/// Length of an arrow's head, in units.
const ARROW: f64 = 15.0;
/// Corners that enclose less than this, in square units, are left out.
const DETAIL: f64 = 7.0;

/// A farm of an AMAP.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Farm<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it is.
    pub point: Point,
}

/// Farms at one place of the picture.
#[derive(Debug)]
struct Group<'a> {
    names: Vec<&'a str>,
    /// Distance of the nearest in kilometres.
    km: f64,
    spot: Spot,
    is_beyond: bool,
}

impl Map {
    /// The map of an AMAP at `here`, which distributes at `others` too, and its farms. A farm that is much farther than the
    /// others stands outside, its line leads there. `None` without a farm, or where there is no map of the ground.
    pub fn of_amap(here: Point, others: &[Point], farms: &[Farm<'_>]) -> Option<Self> {
        let ground = Ground::get();
        let mut farms: Vec<(f64, Farm<'_>)> = farms.iter().map(|farm| (here.distance_km(farm.point), *farm)).collect();
        farms.retain(|(_, farm)| farm.point.is_valid());
        farms.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.name.cmp(b.1.name)));
        let reach = reach(farms.iter().map(|(km, _)| *km))?;
        let shown = farms.iter().filter(|(km, _)| *km <= reach).map(|(_, farm)| farm.point);
        let near = others.iter().copied().filter(|other| here.distance_km(*other) <= reach.max(NEAR_KM));
        let frame = frame(shown.chain(near).chain([here]));
        // Where no outline is, overseas collectivities, there is nothing to draw.
        let departments = ground.outlines.within(&frame.bounds());
        if !here.is_valid() || departments.is_empty() {
            return None;
        }
        let mut layers = Layers::default();
        layers.draw(ground, &frame, &departments, DETAIL);

        let here = frame.project(here);
        let others: Vec<Spot> =
            others.iter().filter(|other| frame.holds(**other)).map(|other| frame.project(*other)).collect();
        let inner = frame.area().grown(-4.0);
        let mut room = Room::new(inner);
        let mut dots = vec![Area::around(here, DOT)];
        dots.extend(others.iter().map(|other| Area::around(*other, OTHER_DOT)));
        dots.iter().for_each(|area| room.take(*area));
        let groups = groups(&frame, here, &farms, reach);
        let (mut lines, mut arrows) = (Path::default(), Path::default());
        for group in &groups {
            if let Some((from, to)) = inner.stretch(here, group.spot) {
                lines.line(&[from, to]);
                room.avoid(from, to);
                if group.is_beyond {
                    arrows.line(&head(from, to));
                    room.take(Area::around(to, ARROW));
                }
            }
        }
        let inside = || groups.iter().filter(|group| !group.is_beyond);
        inside().for_each(|group| room.take(Area::around(group.spot, MARK)));
        let (farms, mut room) = all_named(&groups, here, &inner, room);
        let bar = bar::scale_bar(&frame, &mut room);
        let mut towns = Landmarks::new(ground, &frame, |_| true);
        towns.name_others(&mut room, &dots, 2, TOWNS.0);
        towns.name_others(&mut room, &dots, 3, TOWNS.1);
        let Towns { spots, small_spots, names: towns } = towns.finish();
        Some(Self {
            lines: lines.text,
            arrows: arrows.text,
            marks: path::squares(inside().map(|group| path::whole(group.spot)), SQUARE),
            dots: amap_dots(here, others),
            farms,
            spots,
            small_spots,
            towns,
            bar,
            ..Self::of_ground(vec![frame], layers)
        })
    }
}

/// How far the farms in the frame are at most; `distances` grow. `None` without any.
fn reach(distances: impl Iterator<Item = f64>) -> Option<f64> {
    distances.fold(None, |reach, km| match reach {
        Some(reach) if km > NEAR_KM && km > JUMP * reach => Some(reach),
        _ => Some(km),
    })
}

/// The frame around these points, as high as they ask for.
fn frame(points: impl Iterator<Item = Point>) -> Frame {
    let bounds = Bounds::around(points.map(World::from));
    let middle = World { x: f64::midpoint(bounds.west, bounds.east), y: f64::midpoint(bounds.south, bounds.north) };
    let (wide, high) = (f64::from(Map::WIDTH) - 2.0 * MARGIN.0, f64::from(HEIGHT.1) - 2.0 * MARGIN.1);
    let scale = (wide / bounds.width()).min(high / bounds.height());
    let scale = scale.min(Frame::largest_scale(&bounds, f64::from(Map::WIDTH)));
    let height = (bounds.height() * scale + 2.0 * MARGIN.1).round() as i32;
    let height = height.clamp(HEIGHT.0, HEIGHT.1);
    let half = (f64::from(Map::WIDTH) / scale / 2.0, f64::from(height) / scale / 2.0);
    let seen =
        Bounds { west: middle.x - half.0, south: middle.y - half.1, east: middle.x + half.0, north: middle.y + half.1 };
    Frame::showing(&seen, (0, 0), (Map::WIDTH, height), 0.0)
}

/// Farms by place, the nearest first.
fn groups<'a>(frame: &Frame, here: Spot, farms: &[(f64, Farm<'a>)], reach: f64) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (km, farm) in farms {
        let spot = frame.project(farm.point);
        let is_beyond = *km > reach && !frame.holds(farm.point);
        let is_near = |group: &&mut Group<'_>| {
            group.is_beyond == is_beyond && (group.spot.0 - spot.0).hypot(group.spot.1 - spot.1) <= TOGETHER
        };
        match groups.iter_mut().find(is_near) {
            Some(group) => group.names.push(farm.name),
            None => groups.push(Group { names: vec![farm.name], km: *km, spot: apart(spot, here), is_beyond }),
        }
    }
    groups
}

/// A farm at the AMAP's own place stands beside it.
fn apart(spot: Spot, here: Spot) -> Spot {
    let least = DOT + MARK - 4.0;
    let (dx, dy) = (spot.0 - here.0, spot.1 - here.1);
    let far = dx.hypot(dy);
    if far >= least {
        spot
    } else if far < 1.0 {
        (here.0 + least, here.1)
    } else {
        (here.0 + dx / far * least, here.1 + dy / far * least)
    }
}

/// The dot of the AMAP, then those of its other places.
fn amap_dots(here: Spot, others: Vec<Spot>) -> Vec<Dots> {
    let own = Dots { size: SIZE, path: path::points([path::whole(here)]) };
    let others = Dots { size: OTHER_SIZE, path: path::points(others.into_iter().map(path::whole)) };
    [own, others].into_iter().filter(|dots| !dots.path.is_empty()).collect()
}

/// The words of all farms, the nearest first or the farthest first, whichever way leaves room for more names.
fn all_named(groups: &[Group<'_>], here: Spot, inner: &Area, room: Room) -> (Vec<FarmMark>, Room) {
    let place = |groups: &mut dyn Iterator<Item = &Group<'_>>| {
        let mut room = room.clone();
        let marks: Vec<FarmMark> = groups.filter_map(|group| named(group, here, inner, &mut room)).collect();
        (marks, room)
    };
    let nearest_first = place(&mut groups.iter());
    let farthest_first = place(&mut groups.iter().rev());
    let named = |(marks, _): &(Vec<FarmMark>, Room)| marks.iter().map(|mark| 1 + mark.lines.len()).sum::<usize>();
    if named(&farthest_first) > named(&nearest_first) { farthest_first } else { nearest_first }
}

/// The words of a farm: its names and how far it is, or only how far where there is no room for names.
fn named(group: &Group<'_>, here: Spot, inner: &Area, room: &mut Room) -> Option<FarmMark> {
    let distance = if group.km < 9.95 { "9,9 km".to_owned() } else { format!("{:.0} km", group.km) };
    let names: Vec<String> = group.names.iter().take(NAMED).flat_map(|name| broken(name)).collect();
    let all = if group.names.len() <= NAMED { names } else { Vec::new() };
    for lines in [all, Vec::new()] {
        let words = lines.iter().map(String::as_str).chain([distance.as_str()]);
        let block = Block::of(words, USUAL).bold();
        let placed = if group.is_beyond {
            edge(block, here, group.spot, inner, room)
        } else {
            room.place(block, group.spot, MARK + 4.0)
        };
        if let Some(placed) = placed {
            // Air, so that nobody reads the lines of two farms as those of one.
            room.take(placed.area.grown(5.0));
            let (x, y) = (placed.x.round() as i32, placed.y.round() as i32);
            let leading = (LEADING * USUAL).round() as i32;
            let (km, anchor, is_beyond) = (group.km, placed.anchor.key(), group.is_beyond);
            return Some(FarmMark { lines, km, x, y, anchor, leading, is_beyond });
        }
    }
    None
}

/// A name in one line, or in two of about the same length.
fn broken(name: &str) -> Vec<String> {
    let letters = name.chars().count();
    let uneven = |at: &usize| name[..*at].chars().count().abs_diff(letters / 2);
    let gap = name.match_indices(' ').map(|(at, _)| at).min_by_key(uneven);
    match gap.filter(|_| letters > LINE) {
        Some(at) => vec![name[..at].to_owned(), name[at + 1..].to_owned()],
        None => vec![name.to_owned()],
    }
}

/// The head of an arrow.
fn head(from: Spot, to: Spot) -> [Spot; 3] {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let far = dx.hypot(dy).max(1.0);
    let (dx, dy) = (dx / far * ARROW, dy / far * ARROW);
    [(to.0 - dx - dy / 2.0, to.1 - dy + dx / 2.0), to, (to.0 - dx + dy / 2.0, to.1 - dy - dx / 2.0)]
}

/// Words beside the line to a farm outside of the frame, where it leaves.
fn edge(block: Block, here: Spot, farm: Spot, inner: &Area, room: &mut Room) -> Option<Placed> {
    let (_, leaving) = inner.stretch(here, farm)?;
    let shares = [0.03, 0.1, 0.18, 0.27, 0.36, 0.45];
    let along =
        shares.map(|share| (leaving.0 + (here.0 - leaving.0) * share, leaving.1 + (here.1 - leaving.1) * share));
    let anchors = [Anchor::Start, Anchor::End, Anchor::Middle];
    let places = along.into_iter().flat_map(|(x, y)| {
        let beside = [-46.0, 46.0, -24.0, 24.0, 0.0];
        beside.into_iter().flat_map(move |down| {
            anchors.into_iter().map(move |anchor| {
                let right = match anchor {
                    Anchor::Start => 12.0,
                    Anchor::Middle => 0.0,
                    Anchor::End => -12.0,
                };
                block.at((x + right, y + down), anchor)
            })
        })
    });
    let free: Vec<Placed> = places.filter(|placed| room.is_free(&placed.area)).collect();
    let placed = free.iter().find(|placed| placed.area.stretch(here, leaving).is_none()).or(free.first()).copied()?;
    room.take(placed.area);
    Some(placed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::seen;

    const RENNES: Point = Point { lat: 48.111, lon: -1.68 };

    fn farm(name: &str, lat: f64, lon: f64) -> Farm<'_> {
        Farm { name, point: Point { lat, lon } }
    }

    #[test]
    fn distances_are_those_of_the_gazetteer() {
        let farms = [farm("La Vache de Pique", 47.95, -1.85), farm("Ferme du Houx", 48.19, -1.45)];
        let map = Map::of_amap(RENNES, &[], &farms).unwrap();
        assert_eq!(map.farms.len(), 2);
        for farm in &farms {
            let mark = map.farms.iter().find(|mark| mark.lines.concat() == farm.name).unwrap();
            assert!((mark.km - RENNES.distance_km(farm.point)).abs() < 1e-9 && !mark.is_beyond);
            let (x, y) = map.place(farm.point).unwrap();
            assert!(seen::squares(&map.marks).contains(&(f64::from(x), f64::from(y))));
        }
        assert_eq!(seen::faults(&map), Vec::<String>::new());
        let bar = map.bar.unwrap();
        let units = f64::from(bar.length) / f64::from(bar.km);
        assert!((units / map.frames[0].units_per_km() - 1.0).abs() < 0.02);
    }

    #[test]
    fn farms_at_one_place_have_one_mark() {
        let farms = [farm("Ferme A", 48.2, -1.6), farm("Ferme B", 48.2, -1.6), farm("Ferme C", 48.0, -1.9)];
        let map = Map::of_amap(RENNES, &[], &farms).unwrap();
        assert_eq!(seen::squares(&map.marks).len(), 2);
        assert!(map.farms.iter().any(|mark| mark.lines == ["Ferme A", "Ferme B"]), "{:?}", map.farms);
    }

    #[test]
    fn a_farm_much_farther_than_the_others_stands_outside() {
        let farms = [farm("Ferme A", 48.2, -1.6), farm("Ferme B", 48.0, -1.9), farm("Huîtres du Pô", 47.2, -3.2)];
        let map = Map::of_amap(RENNES, &[], &farms).unwrap();
        let beyond: Vec<_> = map.farms.iter().filter(|mark| mark.is_beyond).collect();
        assert!(matches!(beyond[..], [mark] if mark.lines == ["Huîtres du Pô"] && mark.km > 150.0), "{:?}", map.farms);
        assert!(!map.arrows.is_empty() && map.place(farms[2].point).is_none());
        assert_eq!(seen::squares(&map.marks).len(), 2);
        let alone = Map::of_amap(RENNES, &[], &farms[2..]).unwrap();
        assert!(alone.arrows.is_empty() && alone.place(farms[2].point).is_some());
    }

    #[test]
    fn a_farm_at_the_amap_s_own_place_stands_beside_it() {
        let map = Map::of_amap(RENNES, &[], &[farm("Ferme du Moulin", RENNES.lat, RENNES.lon)]).unwrap();
        let (dots, marks) = (seen::dots(&map), seen::squares(&map.marks));
        assert!(!dots[0].overlaps(&Area::around(marks[0], 4.0)));
    }

    #[test]
    fn without_a_farm_or_without_ground_there_is_no_map() {
        assert_eq!(Map::of_amap(RENNES, &[RENNES], &[]), None);
        let tahiti = Point { lat: -17.55, lon: -149.56 };
        assert_eq!(Map::of_amap(tahiti, &[], &[farm("Vanille", -17.6, -149.4)]), None);
        let nowhere = Point { lat: f64::NAN, lon: 0.0 };
        assert_eq!(Map::of_amap(nowhere, &[], &[farm("Ferme A", 48.2, -1.6)]), None);
        assert_eq!(Map::of_amap(RENNES, &[], &[Farm { name: "Ferme A", point: nowhere }]), None);
    }

    #[test]
    fn long_names_are_broken_in_the_middle() {
        assert_eq!(broken("Champignonnière des Ardoisières"), ["Champignonnière", "des Ardoisières"]);
        assert_eq!(broken("Ferme du Houx"), ["Ferme du Houx"]);
        assert_eq!(broken("Anticonstitutionnellement"), ["Anticonstitutionnellement"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn words_cover_nothing_wherever_farms_are(
            home in 0..30_000_usize,
            farms in prop::collection::vec((-1.0..1.0_f64, -1.5..1.5_f64, 0.01..1.0_f64), 1..14),
        ) {
            let commune = &gazetteer::communes()[home];
            prop_assume!(commune.point.is_some() && !commune.department().outline().is_empty());
            let here = commune.point.unwrap();
            let places: Vec<(String, f64, f64)> = farms.iter().enumerate().map(|(index, (north, east, near))| {
                (format!("Ferme numéro {index} du Val"), here.lat + north * near, here.lon + east * near)
            }).collect();
            let farms: Vec<Farm<'_>> = places.iter().map(|(name, lat, lon)| farm(name, *lat, *lon)).collect();
            let map = Map::of_amap(here, &[], &farms).unwrap();
            prop_assert_eq!(seen::faults(&map), Vec::<String>::new());
            prop_assert!(map.farms.iter().all(|mark| mark.km <= 300.0));
            let inside = farms.iter().filter(|farm| map.place(farm.point).is_some()).count();
            prop_assert!(seen::squares(&map.marks).len() <= inside + map.farms.len());
            prop_assert!(inside > 0);
        }
    }
}
