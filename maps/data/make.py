#!/usr/bin/env python3
"""Makes abroad.geojson, the derived file of this folder, from ne/ and the outlines of the gazetteer.

    python3 make.py

The work is done by mapshaper, which npx brings from npm, so this needs Node.
"""

import json
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FRENCH = HERE.parent.parent / "gazetteer/data/departements.geojson"
MAPSHAPER = "mapshaper@0.7.70"
# How far the ground of a neighbour reaches under France, so that no gap opens where two sources draw one border twice.
UNDER = "5km"
# Suriname and Brazil beside Guyane: the coasts of Natural Earth's 1:110m countries, which lie outside of the files in ne/,
# closed through Guyane, under which this ground lies, and far behind it.
GUIANAS = [
    [-57.147, 5.973], [-55.949, 5.773], [-55.842, 5.953], [-55.033, 6.025], [-53.958, 5.757], [-53.5, 4.5], [-52.3, 3.6],
    [-52.1, 4.0], [-51.658, 4.156], [-51.317, 4.203], [-51.07, 3.65], [-50.509, 1.902], [-50.5, 0.5], [-57.1, 0.5], [-57.147, 5.973],
]


def mapshaper(folder, *command):
    subprocess.run(["npx", "--yes", MAPSHAPER, *map(str, command)], check=True, cwd=folder)


def make_abroad(folder):
    """Natural Earth's land, cut along its borders, without the pieces in which French ground lies."""
    land, borders = HERE / "ne/land_10m.geojson", HERE / "ne/boundary_lines_10m.geojson"
    mapshaper(
        folder, "-i", land, borders, "combine-files", "snap", "-lines", "target=land_10m",
        "-merge-layers", "target=land_10m,boundary_lines_10m", "force", "-polygons", "gap-tolerance=0.01", "-o", "pieces.geojson",
    )
    mapshaper(folder, "-i", FRENCH, "-filter", "code.length==2", "-dissolve", "-buffer", "1.5km", "-o", "french.geojson")
    mapshaper(folder, "-i", "pieces.geojson", "-points", "inner", "-clip", "french.geojson", "-o", "inside.geojson")
    mapshaper(
        folder, "-i", "pieces.geojson", "-join", "inside.geojson", "calc=n=count()", "-each", "french=n>0",
        "-dissolve", "french", "-o", "sides.geojson",
    )
    mapshaper(folder, "-i", "sides.geojson", "-innerlines", "-buffer", UNDER, "-o", "seam.geojson")
    mapshaper(folder, "-i", "sides.geojson", "-filter", "french", "-clip", "seam.geojson", "-o", "under.geojson")
    mapshaper(folder, "-i", "sides.geojson", "-filter", "!french", "-o", "foreign.geojson")
    mapshaper(
        folder, "-i", "foreign.geojson", "under.geojson", "combine-files", "-merge-layers", "force", "-dissolve",
        "-simplify", "weighted", "interval=400", "keep-shapes", "-filter-islands", "min-area=1km2",
        "-o", "abroad.geojson", "precision=0.001",
    )
    pieces = json.loads((folder / "abroad.geojson").read_text())["geometries"]
    pieces.append({"type": "Polygon", "coordinates": [GUIANAS]})
    features = [{"type": "Feature", "properties": {}, "geometry": piece} for piece in pieces]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    (HERE / "abroad.geojson").write_text(text + "\n", encoding="utf-8")


def main():
    with tempfile.TemporaryDirectory() as folder:
        make_abroad(Path(folder))


if __name__ == "__main__":
    main()
