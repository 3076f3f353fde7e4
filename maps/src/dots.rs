//! AMAPs as dots: those that would lie on each other become one, larger dot.

use crate::clip::{Area, Spot};
use crate::map::Dots;
use crate::path;

/// Diameter of the dots of each size, in units, without their rim. The style sheet has the same numbers.
const DIAMETERS: [f64; 7] = [10.0, 15.0, 20.0, 26.0, 33.0, 41.0, 50.0];
/// Width of the rim.
const RIM: f64 = 3.0;
/// How many AMAPs a dot of each step stands for at least, on usual maps and on those with many dots.
const STEPS: [[usize; 6]; 2] = [[1, 2, 4, 9, 21, 51], [1, 3, 8, 20, 50, 120]];
/// With more dots than this, they are drawn one size smaller.
const MANY: usize = 70;
/// A map has at most about this many dots.
const MOST: usize = 220;

/// A dot and how many AMAPs it stands for.
#[derive(Debug, Clone, Copy)]
struct Group {
    middle: Spot,
    count: usize,
}

impl Group {
    /// Both in the middle of all.
    fn with(&self, other: &Self) -> Self {
        let (count, share) = (self.count + other.count, other.count as f64 / (self.count + other.count) as f64);
        let ((x, y), (a, b)) = (self.middle, other.middle);
        Self { middle: (x + (a - x) * share, y + (b - y) * share), count }
    }
}

/// All dots of a map.
#[derive(Debug)]
pub struct Groups {
    groups: Vec<Group>,
    has_many: bool,
    cleared: Vec<Area>,
}

impl Groups {
    /// The dots of AMAPs at these places, in units of the picture.
    pub fn of(spots: &[Spot]) -> Self {
        let mut groups: Vec<Group> = spots.iter().map(|spot| Group { middle: *spot, count: 1 }).collect();
        groups.sort_by(|a, b| a.middle.1.total_cmp(&b.middle.1).then(a.middle.0.total_cmp(&b.middle.0)));
        let mut reach = 7.0;
        groups = gathered(&groups, reach);
        while groups.len() > MOST {
            reach *= 1.25;
            groups = gathered(&groups, reach);
        }
        let mut groups = Self { has_many: groups.len() > MANY, groups, cleared: Vec::new() };
        groups.part();
        groups
    }

    /// Ground that each dot covers.
    pub fn areas(&self) -> impl Iterator<Item = Area> {
        self.groups.iter().map(|group| self.ground(group).grown(RIM))
    }

    /// Whether a dot stands for several AMAPs.
    pub fn are_grouped(&self) -> bool {
        self.groups.iter().any(|group| group.count > 1)
    }

    /// Clears some ground for good: each dot on it joins the nearest that stays off all such ground when it grows.
    pub fn clear(&mut self, area: &Area) {
        self.cleared.push(*area);
        let covers = |group: &Group| self.cleared.iter().any(|area| self.ground(group).overlaps(area));
        let (covered, mut kept): (Vec<Group>, Vec<Group>) = self.groups.iter().partition(|group| covers(group));
        for group in covered {
            let far = |other: &Group| (other.middle.0 - group.middle.0).hypot(other.middle.1 - group.middle.1);
            let grown = |other: &Group| Group { count: other.count + group.count, ..*other };
            let has_room = |other: &&mut Group| !covers(&grown(other));
            match kept.iter_mut().filter(has_room).min_by(|a, b| far(a).total_cmp(&far(b))) {
                Some(nearest) => nearest.count += group.count,
                // Rather a dot under a name than an AMAP less.
                None => kept.push(group),
            }
        }
        self.groups = kept;
    }

    /// Paths by size, the largest first: small dots are drawn over large ones.
    pub fn dots(&self) -> Vec<Dots> {
        let of_size = |size: usize| {
            let own = self.groups.iter().filter(|group| self.size(group) == size);
            let mut own: Vec<(i32, i32)> = own.map(|group| path::whole(group.middle)).collect();
            own.sort_unstable_by_key(|(x, y)| (*y, *x));
            (!own.is_empty()).then(|| Dots { size: size as u8, path: path::points(own) })
        };
        (1..=DIAMETERS.len()).rev().filter_map(of_size).collect()
    }

    /// From 1 to 7.
    fn size(&self, group: &Group) -> usize {
        let steps = STEPS[usize::from(self.has_many)];
        let step = steps.iter().rposition(|least| group.count >= *least).unwrap_or_default();
        step + if self.has_many { 1 } else { 2 }
    }

    fn radius(&self, group: &Group) -> f64 {
        DIAMETERS[self.size(group) - 1] / 2.0
    }

    /// What a dot covers without its rim.
    fn ground(&self, group: &Group) -> Area {
        Area::around(group.middle, self.radius(group))
    }

    /// Joins dots that overlap, until none do.
    fn part(&mut self) {
        let mut at = 0;
        while at < self.groups.len() {
            let group = self.groups[at];
            let (x, y) = group.middle;
            let overlaps = |other: &Group| {
                let far = (other.middle.0 - x).hypot(other.middle.1 - y);
                far < self.radius(&group) + self.radius(other) - RIM
            };
            let near = self.groups.iter().enumerate().position(|(index, other)| index != at && overlaps(other));
            let Some(near) = near else {
                at += 1;
                continue;
            };
            self.groups[at] = group.with(&self.groups[near]);
            self.groups.remove(near);
            // The grown dot may reach others: from the start again.
            at = 0;
        }
    }
}

/// Each joins the first group whose middle is near.
fn gathered(groups: &[Group], reach: f64) -> Vec<Group> {
    let mut gathered: Vec<Group> = Vec::new();
    for group in groups {
        let (x, y) = group.middle;
        let near = gathered.iter_mut().find(|other| (other.middle.0 - x).hypot(other.middle.1 - y) <= reach);
        match near {
            Some(other) => *other = other.with(group),
            None => gathered.push(*group),
        }
    }
    gathered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_far_from_each_other_stay_single() {
        let groups = Groups::of(&[(10.0, 10.0), (100.0, 10.0), (10.0, 100.0)]);
        assert!(!groups.are_grouped());
        assert_eq!(groups.dots(), [Dots { size: 2, path: "M10 10h0m90 0h0m-90 90h0".to_owned() }]);
    }

    #[test]
    fn dots_on_each_other_become_a_larger_one() {
        let groups = Groups::of(&[(10.0, 10.0), (10.0, 10.0), (14.0, 10.0), (200.0, 10.0)]);
        assert!(groups.are_grouped());
        assert_eq!(groups.dots().iter().map(|dots| dots.size).collect::<Vec<_>>(), [3, 2]);
    }

    #[test]
    fn dots_give_way_and_none_is_lost() {
        let mut groups = Groups::of(&[(10.0, 10.0), (40.0, 10.0), (200.0, 10.0)]);
        groups.clear(&Area { left: 30.0, top: 0.0, right: 100.0, bottom: 20.0 });
        assert_eq!(groups.dots().iter().map(|dots| dots.path.as_str()).collect::<Vec<_>>(), ["M10 10h0", "M200 10h0"]);
        groups.clear(&Area { left: 0.0, top: 0.0, right: 300.0, bottom: 20.0 });
        assert_eq!(groups.dots().len(), 2, "a map is not left without dots");
    }

    #[test]
    fn many_dots_stay_apart_and_light() {
        let spots: Vec<Spot> = (0..2500_u32).map(|at| (f64::from(at * 7919 % 680), f64::from(at * at % 653))).collect();
        let groups = Groups::of(&spots);
        for (index, a) in groups.groups.iter().enumerate() {
            for b in &groups.groups[index + 1..] {
                let far = (a.middle.0 - b.middle.0).hypot(a.middle.1 - b.middle.1);
                assert!(far >= groups.radius(a) + groups.radius(b) - RIM);
            }
        }
        assert_eq!(groups.groups.iter().map(|group| group.count).sum::<usize>(), 2500);
        assert!(groups.dots().iter().map(|dots| dots.path.len()).sum::<usize>() < 2600);
    }
}
