/* The wheel with Ctrl, or two fingers, zooms the map: only the address changes, and the desk draws it anew. */
"use strict";

const map = document.querySelector(".map");
let turned = 0;
let waiting = 0;

function zoom() {
  const address = new URL(location.href);
  const now = Number(map.dataset.zoom);
  const next = Math.min(Math.max(now * Math.pow(1.3, turned), 1), 24);
  address.searchParams.set("zoom", next.toFixed(2));
  if (next !== now) location.assign(address);
}

if (map) {
  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    turned -= Math.sign(event.deltaY);
    clearTimeout(waiting);
    waiting = setTimeout(zoom, 250);
  }, { passive: false });
}
