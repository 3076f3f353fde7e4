#!/usr/bin/env python3
"""Makes communes.tsv and departements.geojson, the two derived files of this folder.

    python3 make.py INPUT

INPUT is a folder that holds (see README.md for the sources):

    communes/communes.csv                              insee,name,postcodes,lat,lon,population,dep,region
    communes/communes_centres.csv                      insee,lat,lon: where the town is
    boundaries/departements-avec-outre-mer.geojson     outlines, properties code and nom

The outlines are simplified by mapshaper, which npx brings from npm, so this needs Node. The files departements.tsv and
regions.tsv are written by hand and only read here.
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
MAPSHAPER = "mapshaper@0.7.70"
# Each island is simplified alone (explode), so that keep-shapes saves the inhabited ones; a point is 0.001 degree fine.
SIMPLIFY = (
    "-filter-islands min-area=0.4km2 -explode -simplify weighted interval=560 keep-shapes "
    "-dissolve code multipart copy-fields=nom"
).split()
# The three cities cut into arrondissements: first and last INSEE code of the arrondissements, then the city's own.
CITIES = [("75101", "75120", "75056"), ("69381", "69389", "69123"), ("13201", "13216", "13055")]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def hand_written(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def degrees(text):
    """Four decimals are 11 metres, finer than any notion of where a commune is."""
    return f"{float(text):.4f}".rstrip("0").rstrip(".") if text else ""


def city_of(insee):
    return next((city for first, last, city in CITIES if first <= insee <= last), "")


def make_communes(folder):
    centres = {row["insee"]: row for row in rows(folder / "communes_centres.csv")}
    lines = ["# insee\tname\tpostcodes\tlat\tlon\tpopulation\tcity"]
    for row in sorted(rows(folder / "communes.csv"), key=lambda row: row["insee"]):
        insee = row["insee"]
        place = centres.get(insee, row)
        postcodes = row["postcodes"].replace(";", " ")
        fields = [insee, row["name"], postcodes, degrees(place["lat"]), degrees(place["lon"]), row["population"]]
        lines.append("\t".join([*fields, city_of(insee)]).rstrip("\t"))
    (HERE / "communes.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def make_outlines(source):
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "simplified.geojson"
        subprocess.run(
            ["npx", "--yes", MAPSHAPER, "-i", str(source), "snap", *SIMPLIFY, "-o", str(target), "precision=0.001"],
            check=True,
        )
        shapes = {f["properties"]["code"]: f["geometry"] for f in json.loads(target.read_text())["features"]}
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": name, "region": region},
            "geometry": shapes[code],
        }
        for code, name, region, *_ in hand_written("departements.tsv")
        if code in shapes
    ]
    if len(features) != 101:
        sys.exit(f"expected 101 départements, got {len(features)}")
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    text = '{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n"
    (HERE / "departements.geojson").write_text(text, encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    source = Path(sys.argv[1])
    make_communes(source / "communes")
    make_outlines(source / "boundaries" / "departements-avec-outre-mer.geojson")


if __name__ == "__main__":
    main()
