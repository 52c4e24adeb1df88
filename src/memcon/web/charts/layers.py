"""The few kinds of layers that the drawings are made of, as parts of a Vega-Lite description.

Rows of data have their place as numbers: `x` and `x2` on the scale of the drawing, `y` and `y2` in pixels from the top; `k` is the key of
their note, and `c` their colour.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

from memcon.web.charts.palette import FAINT, INK
from memcon.web.charts.svg import Drawing, Notes, Spec

Row = dict[str, Any]
Phase = Literal["done", "open", "said"]
PHASES: Mapping[str, Phase] = MappingProxyType({
    "happened": "done", "ongoing": "done", "planned": "open", "proposed": "open", "conditional": "open",
    "alleged": "said", "denied": "said",
})  # fmt: skip
"""What has taken place, what is to come, and what is only alleged or is denied: how the status of an event is drawn."""
PHASE_WORDS: Mapping[Phase, str] = MappingProxyType({"done": "happened", "open": "planned", "said": "alleged or denied"})
_LOOKS: dict[Phase, Spec] = {
    "done": {"fillOpacity": 1, "strokeOpacity": 1, "strokeWidth": 0.5},
    "open": {"fillOpacity": 0.22, "strokeOpacity": 1, "strokeWidth": 1.2, "strokeDash": [3, 2]},
    "said": {"fillOpacity": 0, "strokeOpacity": 1, "strokeWidth": 1.2},
}
_Y: Spec = {"field": "y", "type": "quantitative", "axis": None, "scale": None}


def boxes(rows: Sequence[Row], scale: Spec, phase: Phase = "done") -> Spec:
    """Boxes from (x, y) to (x2, y2), each with its note."""
    colour = {"field": "c", "type": "nominal", "scale": None}
    mark = {"type": "rect", "cornerRadius": 1.5, **_LOOKS[phase]}
    return _layer(rows, mark, {**_from_to(scale), "fill": colour, "stroke": colour, "description": {"field": "k"}})


def texts(rows: Sequence[Row], scale: Spec | None, *, anchor: Literal["left", "center", "right"] = "left", size: int = 12,
          colour: str = INK, bold: bool = False) -> Spec:  # fmt: skip
    """What is shown of the note of each row. Without a scale all stand at the left edge."""
    weight = "bold" if bold else "normal"
    mark = {"type": "text", "align": anchor, "baseline": "middle", "fontSize": size, "color": colour, "fontWeight": weight}
    return _layer(rows, mark, {"x": x(scale) if scale else {"value": 0}, "y": _Y, "text": {"field": "k", "type": "nominal"}})


def rules(rows: Sequence[Row], scale: Spec, *, colour: str = FAINT, width: float = 1) -> Spec:
    """Straight lines from (x, y) to (x2, y2)."""
    return _layer(rows, {"type": "rule", "color": colour, "strokeWidth": width}, _from_to(scale))


def drawing(layers: Sequence[Spec], notes: Notes, label: str, width: int, height: int) -> Drawing:
    """The layers that have rows, the first at the bottom, on a ground of that many pixels."""
    filled = [layer for layer in layers if layer["data"]["values"]]
    spec = {"width": width, "height": height, "autosize": "none", "padding": 0, "layer": filled}
    return Drawing(spec, tuple(notes.all), label)


def x(scale: Spec) -> Spec:
    return {"field": "x", "type": "quantitative", "axis": None, "scale": scale}


def _layer(rows: Sequence[Row], mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _from_to(scale: Spec) -> Spec:
    return {"x": x(scale), "x2": {"field": "x2"}, "y": _Y, "y2": {"field": "y2"}}
