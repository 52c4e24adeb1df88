"""The outline of the land for the map of the desk, from the npm package world-atlas 2.0.2: its file land-110m.json, which is Natural
Earth's land at 1:110 million (version 4.1.0, public domain) as TopoJSON. Borders are in other files of the package and are not taken.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_world.py package/land-110m.json
"""

import hashlib
import json
import sys
from pathlib import Path

SHA256 = "ead5f68119c49a9250902e7da303bcb209341bbb8fefe7369a439b48b704658a"
TARGET = Path(__file__).parent.parent / "src" / "memcon" / "web" / "charts" / "data" / "land.json"


def main(source: Path) -> None:
    raw = source.read_bytes()
    if (found := hashlib.sha256(raw).hexdigest()) != SHA256:
        raise SystemExit(f"{source} is not land-110m.json of world-atlas 2.0.2: its SHA-256 is {found}")
    made = json.loads(raw)
    arcs = made.pop("arcs")
    lines = [f'"{name}": {json.dumps(value)}' for name, value in made.items()]
    lines.append('"arcs": [\n' + ",\n".join(json.dumps(arc, separators=(",", ":")) for arc in arcs) + "\n]")
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")  # a line for each arc, so that the file can be read and compared


if __name__ == "__main__":
    main(Path(sys.argv[1]))
