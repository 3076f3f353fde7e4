//! What the live map shows: every place of a listed AMAP and every farm, as tiles.

use domain::Vocabulary;
use tiles::{Kind, Point};

use crate::address;
use crate::atlas::{Amap, Atlas, Farm, Place};
use crate::plan;

/// The archive of the tiles.
pub fn archive(atlas: &Atlas) -> Vec<u8> {
    let amaps = plan::listed(atlas).flat_map(|index| of_amap(&atlas[index]));
    let farms = atlas.farms.iter().filter_map(of_farm);
    let points: Vec<Point> = amaps.chain(farms).collect();
    tiles::points(&points)
}

/// An AMAP stands at each of its places.
pub fn of_amap(amap: &Amap) -> impl Iterator<Item = Point> {
    let point = |place: &Place| point(Kind::Amap, place, &amap.name, address::amap(&amap.id), amap.status.key());
    amap.places.iter().filter_map(point)
}

/// A farm stands at its place.
pub fn of_farm(farm: &Farm) -> Option<Point> {
    point(Kind::Farm, farm.place.as_ref()?, &farm.name, address::farm(&farm.id), "")
}

fn point(kind: Kind, place: &Place, name: &str, address: String, status: &'static str) -> Option<Point> {
    let at = place.point?;
    let commune = place.commune.map(|commune| commune.name.replace('\'', "’")).unwrap_or_default();
    Some(Point { kind, lat: at.lat, lon: at.lon, name: name.to_owned(), commune, address, status })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_closed_amap_leaves_the_map_and_one_without_a_place_is_not_on_it() {
        let mut files = sample::files();
        let before = of(&files);
        files.push(("amaps/fermee.md", "---\nname: Fermée\nstatus: closed\nplaces:\n  - commune: Rennes\n---\n"));
        files.push(("amaps/nulle-part.md", "---\nname: Nulle part\n---\n"));
        assert_eq!(of(&files), before);
        files.push(("amaps/ouverte.md", "---\nname: Ouverte\nplaces:\n  - commune: Rennes\n---\n"));
        assert_ne!(of(&files), before);
    }

    fn of(files: &[(&'static str, &'static str)]) -> Vec<u8> {
        archive(&sample::built(files.to_vec(), sample::TODAY))
    }

    #[test]
    fn every_place_of_an_amap_is_a_point() {
        let mut files = sample::files();
        files.push((
            "amaps/deux.md",
            "---\nname: Deux\nplaces:\n  - { id: nord, commune: Rennes }\n  - { id: sud, commune: Bruz }\n---\n",
        ));
        let atlas = sample::built(files, sample::TODAY);
        let amap = atlas.amaps.iter().find(|amap| amap.name == "Deux").unwrap();
        let points: Vec<Point> = of_amap(amap).collect();
        assert_eq!(points.iter().map(|point| point.commune.as_str()).collect::<Vec<_>>(), ["Rennes", "Bruz"]);
        assert!(points.iter().all(|point| point.address == "/amap/deux/" && point.status == "open"));
    }
}
