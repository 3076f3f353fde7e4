//! Whether the coordinates that an author gave can be those of the place.

use crate::commune::Commune;
use crate::department::{BORDER_MARGIN_KM, department_at, nearest_department};
use crate::locate::NEAR_KM;
use crate::point::Point;
use crate::problem::Problem;

/// Communes of Guyane are as large as départements elsewhere.
const NEAR_IN_GUYANE_KM: f64 = 150.0;

/// How far outside France a point is believed when no commune contradicts it: farms of the border.
const ABROAD_KM: f64 = 100.0;

/// The point as given if it is in France, exchanged if it is only then, `None` if it is neither way.
pub(crate) fn likely(given: Point) -> Option<Point> {
    [given, given.swapped()].into_iter().find(|point| department_at(*point).is_some())
}

/// The point to show, and whether it comes from the coordinates given; reports what is wrong with them.
pub(crate) fn located(
    given: Option<Point>,
    commune: Option<&'static Commune>,
    problems: &mut Vec<Problem>,
) -> (Option<Point>, bool) {
    let believed = given.and_then(|given| believed(given, commune, problems));
    match believed {
        Some(point) => (Some(point), true),
        None => (commune.and_then(|commune| commune.point), false),
    }
}

/// The point given or its correction, unless it contradicts everything else.
fn believed(given: Point, commune: Option<&'static Commune>, problems: &mut Vec<Problem>) -> Option<Point> {
    let fits = |point: Point| match commune {
        Some(commune) => {
            distance_km(commune, point).is_some_and(|distance| distance <= NEAR_KM)
                || commune.department().contains(point, BORDER_MARGIN_KM)
        }
        None => department_at(point).is_some(),
    };
    let swapped = given.swapped();
    // Exchanged numbers that make sense of the commune, or at least land in France, are a certain mistake.
    let is_swapped = !fits(given) && (fits(swapped) || likely(given) == Some(swapped));
    let point = if is_swapped { swapped } else { given };
    if is_swapped {
        problems.push(Problem::SwappedCoordinates { given, corrected: swapped });
    }
    match commune {
        Some(commune) => beside(point, commune, problems),
        None => somewhere(point, problems),
    }
}

/// Checks a point against the commune; gives it back if it is near the commune's centre, or if no centre is
/// known and it lies in the département.
fn beside(point: Point, commune: &'static Commune, problems: &mut Vec<Problem>) -> Option<Point> {
    let from_centre = distance_km(commune, point);
    let department = commune.department();
    let limit = if department.code == "973" { NEAR_IN_GUYANE_KM } else { NEAR_KM };
    if !department.contains(point, BORDER_MARGIN_KM) {
        let distance_km = department.distance_outside_km(point);
        let elsewhere = Problem::PointOutsideDepartment { department, distance_km };
        problems.push(outside_france(point).unwrap_or(elsewhere));
        return from_centre.is_some_and(|distance| distance <= limit).then_some(point);
    }
    match from_centre {
        Some(distance_km) if distance_km > limit => {
            problems.push(Problem::PointFarFromCommune { commune, distance_km });
            None
        }
        _ => Some(point),
    }
}

/// Checks a point that stands alone.
fn somewhere(point: Point, problems: &mut Vec<Problem>) -> Option<Point> {
    let Some(problem) = outside_france(point) else { return Some(point) };
    let nearest = if let Problem::PointOutsideFrance { nearest, .. } = &problem { *nearest } else { None };
    problems.push(problem);
    nearest.is_some_and(|(_, distance)| distance <= ABROAD_KM).then_some(point)
}

/// The problem of a point that is more than the margin outside France.
fn outside_france(point: Point) -> Option<Problem> {
    let nearest = nearest_department(point);
    let is_outside = nearest.is_none_or(|(_, distance)| distance > BORDER_MARGIN_KM);
    is_outside.then_some(Problem::PointOutsideFrance { given: point, nearest })
}

fn distance_km(commune: &Commune, point: Point) -> Option<f64> {
    commune.point.filter(|_| point.is_valid()).map(|centre| centre.distance_km(point))
}
