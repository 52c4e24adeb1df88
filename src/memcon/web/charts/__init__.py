"""Drawings: counts and events to a Vega-Lite description, and that to SVG. No request, no address of the desk's own making beyond `Links`."""
