//! What is wrong with a place that an author gave.

use crate::commune::Commune;
use crate::department::Department;
use crate::point::Point;

/// One thing wrong with a [`crate::Place`], with all that a message to its author needs. At most one problem of each
/// kind is reported, and one mistake is reported once.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// Neither commune, postcode, INSEE code nor point was given.
    NoPlace,
    /// Nothing bears this name.
    UnknownCommune {
        /// The name as written.
        name: String,
        /// What may have been meant, likeliest first, at most five; those of the given postcode come first.
        suggestions: Vec<&'static Commune>,
    },
    /// Several communes bear this name and nothing else that was given tells which is meant.
    AmbiguousName {
        /// The name as written.
        name: String,
        /// Those that are still possible, most populous first; at least two.
        candidates: Vec<&'static Commune>,
    },
    /// The postcode is not five digits.
    MalformedPostcode {
        /// The postcode as written.
        postcode: String,
        /// The known postcode that was surely meant (`01400` for `1400`, `35000` for `F-35000`), which is then used.
        correction: Option<String>,
    },
    /// The postcode is five digits but names no commune, as that of a CEDEX.
    UnknownPostcode {
        /// The postcode as written.
        postcode: String,
        /// The département that its first digits tell.
        department: Option<&'static Department>,
    },
    /// Only a postcode was given, and it names several communes.
    AmbiguousPostcode {
        /// The five digits.
        postcode: String,
        /// All that it names, most populous first; at least two.
        candidates: &'static [&'static Commune],
    },
    /// The postcode is not one of the commune's. The commune wins.
    PostcodeMismatch {
        /// The five digits.
        postcode: String,
        /// The commune, which knows its own postcodes.
        commune: &'static Commune,
        /// The communes that this postcode names, most populous first; at least one.
        named: &'static [&'static Commune],
    },
    /// No commune has this INSEE code; it may be that of a former commune.
    UnknownInsee {
        /// The code as written.
        insee: String,
    },
    /// The INSEE code is that of another commune than the one named. The name wins.
    InseeMismatch {
        /// The code as written.
        insee: String,
        /// The commune of that code.
        coded: &'static Commune,
        /// What the name may mean, most populous first; at least one.
        named: Vec<&'static Commune>,
    },
    /// Latitude and longitude are exchanged: the other way round the point fits. The corrected point is used.
    SwappedCoordinates {
        /// The point as written.
        given: Point,
        /// The point that fits.
        corrected: Point,
    },
    /// The point lies more than two kilometres outside France, whichever way round.
    PointOutsideFrance {
        /// The point as written.
        given: Point,
        /// The nearest département and its distance in kilometres; `None` when the numbers are no coordinates.
        nearest: Option<(&'static Department, f64)>,
    },
    /// The point lies in France, but more than two kilometres outside the département of the commune.
    PointOutsideDepartment {
        /// The département of the commune.
        department: &'static Department,
        /// How far outside it, in kilometres.
        distance_km: f64,
    },
    /// The point lies in the commune's département, but more than 25 km (150 km in Guyane) from the commune's centre.
    PointFarFromCommune {
        /// The commune.
        commune: &'static Commune,
        /// How far from its centre, in kilometres.
        distance_km: f64,
    },
}
