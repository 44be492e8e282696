// What lies under a finger or a mouse: a node, else a name, else a line, else a group that is closed.

function under(point, reach) {
  const name = labelAt(point);
  const found = nodeUnder(point, reach) ?? (name && (name.group ? { group: name.group } : { node: name.node }));
  if (found) return found;
  const tie = tieUnder(point, reach);
  const group = tie ? null : groupUnder(point);
  return tie ?? (group ? { group } : null);
}

function nodeUnder(point, reach) {
  let best = { distance: reach };
  for (const node of nodeList) {
    if (!isVisible(node)) continue;
    const at = toScreen(node);
    const distance = Math.hypot(at.x - point.x, at.y - point.y) - radius(node) / pixel();
    if (distance < best.distance) best = { distance, node };
  }
  return best.node ? { node: best.node } : null;
}

function tieUnder(point, reach) {
  let best = { distance: reach };
  const at = toPicture(point);
  for (const tie of tieList) {
    if (!isVisibleTie(tie)) continue;
    const steps = tie.bend || tie.source === tie.target ? 16 : 1;
    for (let step = 0; step < steps; step++) {
      const distance = distanceTo(at, pointOn(tie, step / steps), pointOn(tie, (step + 1) / steps)) / pixel();
      if (distance < best.distance) best = { distance, tie };
    }
  }
  return best.tie ? { tie: best.tie } : null;
}

function distanceTo(p, a, b) {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
  const part = Math.min(1, Math.max(0, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length));
  return Math.hypot(p.x - a.x - part * (b.x - a.x), p.y - a.y - part * (b.y - a.y));
}

network.on("click", ({ pointer, event }) => {
  const found = under(pointer.DOM, event?.pointerType === "touch" ? 22 : 6);
  if (found?.group) toggleGroup(found.group);
  else if (found) choose(found);
  else clear();
});

let frame = 0;
canvas.addEventListener("mousemove", (event) => {
  if (event.buttons || frame) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    const edge = canvas.getBoundingClientRect();
    hover(under({ x: event.clientX - edge.left, y: event.clientY - edge.top }, 6));
  });
});
canvas.addEventListener("mouseleave", () => hover(null));

function hover(found) {
  canvas.style.cursor = found ? "pointer" : "grab";
  if (["node", "tie", "group"].every((what) => found?.[what] === state.hovered?.[what])) return;
  state.hovered = found;
  redraw();
}
