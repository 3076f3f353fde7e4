//! Clusters: which points stand together at each zoom, so that no two dots hide each other.
//!
//! At the last zoom every spot is a mark of its own. Each zoom before gathers the marks of the one after it that are nearer
//! than a dot is wide: the fullest first, with what lies around it. So clusters nest, and each knows the zoom at which it parts.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use crate::{EXTENT, MAX_ZOOM};

/// Side of the world in units of the last zoom's tiles: 2^23, about five metres each at the equator.
pub const WORLD: u32 = EXTENT << MAX_ZOOM;

/// Marks nearer than this are gathered: 56 of the 512 pixels of a tile, in its units.
const RADIUS: u32 = 56 * EXTENT / 512;

/// What is drawn as one: the points of a spot, or a cluster of several spots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// From the west, in units of the world's side ([`WORLD`]).
    pub x: u32,
    /// From the north.
    pub y: u32,
    /// How many points it stands for.
    pub count: u32,
    /// What it holds.
    pub content: Content,
}

/// What a mark holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The points of one spot: a range of positions in the list of spots.
    Spot(Range<usize>),
    /// Several spots, which part at this zoom.
    Cluster(u8),
}

/// The marks of every zoom from 0 to [`MAX_ZOOM`], for positions sorted by place: equal ones stand together.
pub fn levels(spots: &[(u32, u32)]) -> Vec<Vec<Mark>> {
    let mut level = Vec::new();
    let mut start = 0;
    for same in spots.chunk_by(|a, b| a == b) {
        let range = start..start + same.len();
        start = range.end;
        if let Some((x, y)) = same.first() {
            level.push(Mark { x: *x, y: *y, count: same.len() as u32, content: Content::Spot(range) });
        }
    }
    let mut levels = vec![level];
    for zoom in (0..MAX_ZOOM).rev() {
        let gathered = levels.last().map(|after| gather(after, zoom)).unwrap_or_default();
        levels.push(gathered);
    }
    levels.reverse();
    levels
}

fn gather(marks: &[Mark], zoom: u8) -> Vec<Mark> {
    let radius = u64::from(RADIUS << (MAX_ZOOM - zoom));
    let cell_of = |mark: &Mark| (u64::from(mark.x) / radius, u64::from(mark.y) / radius);
    let mut cells: HashMap<(u64, u64), Vec<usize>> = HashMap::new();
    for (index, mark) in marks.iter().enumerate() {
        cells.entry(cell_of(mark)).or_default().push(index);
    }
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|index| marks.get(*index).map(|mark| (Reverse(mark.count), mark.y, mark.x)));
    let mut gathered = Vec::new();
    let mut taken = vec![false; marks.len()];
    for seed in order {
        let (Some(mark), Some(false)) = (marks.get(seed), taken.get(seed)) else { continue };
        let (column, row) = cell_of(mark);
        let around = (row.saturating_sub(1)..=row + 1)
            .flat_map(|row| (column.saturating_sub(1)..=column + 1).map(move |column| (column, row)));
        let candidates = around.filter_map(|cell| cells.get(&cell)).flatten().copied();
        let near: Vec<(usize, &Mark)> = candidates
            .filter_map(|index| Some((index, marks.get(index)?)))
            .filter(|(index, other)| taken.get(*index) == Some(&false) && squared(mark, other) <= radius * radius)
            .collect();
        for (index, _) in &near {
            if let Some(taken) = taken.get_mut(*index) {
                *taken = true;
            }
        }
        gathered.push(match near.as_slice() {
            [_] => mark.clone(),
            several => cluster(several.iter().map(|(_, mark)| *mark), zoom + 1),
        });
    }
    gathered
}

/// Marks as one, in their middle by how many points each stands for.
fn cluster<'a>(marks: impl Iterator<Item = &'a Mark>, parts_at: u8) -> Mark {
    let (mut x, mut y, mut count) = (0, 0, 0);
    for mark in marks {
        x += u64::from(mark.x) * u64::from(mark.count);
        y += u64::from(mark.y) * u64::from(mark.count);
        count += u64::from(mark.count);
    }
    let middle = |sum: u64| (sum / count.max(1)) as u32;
    Mark { x: middle(x), y: middle(y), count: count as u32, content: Content::Cluster(parts_at) }
}

fn squared(a: &Mark, b: &Mark) -> u64 {
    let (dx, dy) = (u64::from(a.x.abs_diff(b.x)), u64::from(a.y.abs_diff(b.y)));
    dx * dx + dy * dy
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(mut spots: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
        spots.sort_unstable();
        spots
    }

    proptest! {
        #[test]
        fn every_point_counts_once_at_every_zoom(
            spots in proptest::collection::vec((0..WORLD, 0..WORLD), 0..200),
            crowd in proptest::collection::vec((4_000_000_u32..4_050_000, 2_900_000_u32..2_950_000), 0..200),
        ) {
            let spots = sorted([spots, crowd].concat());
            let levels = levels(&spots);
            prop_assert_eq!(levels.len(), usize::from(MAX_ZOOM) + 1);
            for (zoom, marks) in levels.iter().enumerate() {
                prop_assert_eq!(marks.iter().map(|mark| mark.count as usize).sum::<usize>(), spots.len());
                for mark in marks {
                    prop_assert!(mark.x < WORLD && mark.y < WORLD);
                    if let Content::Cluster(parts_at) = mark.content {
                        prop_assert!(usize::from(parts_at) > zoom && parts_at <= MAX_ZOOM);
                    }
                }
            }
        }
    }

    #[test]
    fn the_last_zoom_shows_every_spot_and_the_first_few() {
        let spots = sorted((0..1000).map(|at| (4_100_000 + at % 100 * 700, 2_900_000 + at / 100 * 900)).collect());
        let levels = levels(&spots);
        assert_eq!(levels.last().unwrap().len(), 1000);
        assert_eq!(levels.first().unwrap().len(), 1);
        for pair in levels.windows(2) {
            assert!(pair[0].len() <= pair[1].len());
        }
    }

    #[test]
    fn a_cluster_parts_at_the_zoom_that_it_names() {
        // 100 pixels apart at zoom 8, so 50 at zoom 7.
        let apart = (100 * EXTENT / 512) << (MAX_ZOOM - 8);
        let levels = levels(&[(4_000_000, 3_000_000), (4_000_000 + apart, 3_000_000)]);
        assert_eq!(levels[8].len(), 2);
        assert_eq!(levels[7].len(), 1);
        assert_eq!(levels[7][0].content, Content::Cluster(8));
        assert_eq!(levels[0][0].content, Content::Cluster(8));
    }
}
