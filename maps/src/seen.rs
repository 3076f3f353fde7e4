//! What a map shows, as rectangles: how the tests look at it.

use crate::clip::Area;
use crate::label::{Anchor, Block, LARGE, SMALL, USUAL};
use crate::map::{FarmMark, Label, Map};

/// The ground that a name covers.
pub fn of_label(label: &Label) -> Area {
    let block = match label.rank {
        1 => Block::of([label.name.as_str()], LARGE).bold(),
        2 => Block::of([label.name.as_str()], USUAL),
        _ => Block::of([label.name.as_str()], SMALL),
    };
    placed(block, (label.x, label.y), label.anchor)
}

/// The ground that the words of a farm cover.
pub fn of_farm(farm: &FarmMark) -> Area {
    let distance = if farm.km < 9.95 { "9,9 km".to_owned() } else { format!("{:.0} km", farm.km) };
    let lines = farm.lines.iter().map(String::as_str).chain([distance.as_str()]);
    placed(Block::of(lines, USUAL).bold(), (farm.x, farm.y), farm.anchor)
}

/// All words, each with its ground.
pub fn words(map: &Map) -> Vec<(String, Area)> {
    let labels = map.towns.iter().chain(&map.parts).chain(&map.neighbours);
    let farms = map.farms.iter().map(|farm| (format!("{:?} {}", farm.lines, farm.km), of_farm(farm)));
    labels.map(|label| (label.name.clone(), of_label(label))).chain(farms).collect()
}

/// All dots, without their rims.
pub fn dots(map: &Map) -> Vec<Area> {
    let radius = |size: u8| [5.0, 7.5, 10.0, 13.0, 16.5, 20.5, 25.0][usize::from(size) - 1];
    let dots = map.dots.iter().flat_map(|dots| points(&dots.path).into_iter().map(move |at| (at, radius(dots.size))));
    dots.map(|(at, radius)| Area::around(at, radius)).collect()
}

/// The points of a path of strokes without length.
pub fn points(path: &str) -> Vec<(f64, f64)> {
    let mut pen = (0.0, 0.0);
    let mut points = Vec::new();
    for step in path.split("h0").filter(|step| !step.is_empty()) {
        let numbers = step[1..].replace('-', " -");
        let mut numbers = numbers.split_whitespace().map(|number| number.parse::<f64>().unwrap());
        let (x, y) = (numbers.next().unwrap(), numbers.next().unwrap());
        pen = if step.starts_with('M') { (x, y) } else { (pen.0 + x, pen.1 + y) };
        points.push(pen);
    }
    points
}

/// The middles of a path of squares.
pub fn squares(path: &str) -> Vec<(f64, f64)> {
    let squares = path.split('z').filter(|square| !square.is_empty());
    let numbers = |square: &str| -> Vec<f64> {
        square[1..].split([' ', 'h', 'v']).map(|number| number.parse().unwrap()).collect()
    };
    squares.map(numbers).map(|numbers| (numbers[0] + numbers[2] / 2.0, numbers[1] + numbers[2] / 2.0)).collect()
}

/// What is wrong with the places of words: none leaves the main frame, none covers another or a dot.
pub fn faults(map: &Map) -> Vec<String> {
    let frame = map.frames[0].area();
    let (words, dots) = (words(map), dots(map));
    let mut faults = Vec::new();
    for (index, (name, area)) in words.iter().enumerate() {
        // Positions are rounded to whole units.
        let core = area.grown(-1.0);
        if !frame.holds(&core) {
            faults.push(format!("{name} leaves the frame"));
        }
        faults.extend(dots.iter().filter(|dot| dot.overlaps(&core)).map(|dot| format!("{name} covers {dot:?}")));
        let others = words[index + 1..].iter().filter(|(_, other)| other.grown(-1.0).overlaps(&core));
        faults.extend(others.map(|(other, _)| format!("{name} covers {other}")));
    }
    faults
}

fn placed(block: Block, (x, y): (i32, i32), anchor: &str) -> Area {
    let anchor = [Anchor::Start, Anchor::Middle, Anchor::End].into_iter().find(|known| known.key() == anchor).unwrap();
    let above = block.at((0.0, 0.0), anchor);
    block.at((f64::from(x), f64::from(y) - above.y), anchor).area
}
