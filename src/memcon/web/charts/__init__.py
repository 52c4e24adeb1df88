"""Drawings of the desk: counts and events to a Vega-Lite description, and that to SVG. No request and no store: the views give both."""
