// How nodes, ties and communities look. Lines and outlines keep their width on the screen at every zoom.

const INK = "#1f2328";
const CROWD = 150; // beyond so many nodes lines are paler and signs smaller
const FINE = 4000; // beyond so many ties in sight neither dashes nor arrows can be told apart
const CHUNK = 250; // ties in one stroke of the pen
const SOFT = "#5c636b";
const ACCENT = "#b3390b";
const GROUND = "#f5f3ee";
const HOVERED = "#ece7db";
const DASHES = { solid: [], dashed: [6, 3.5], dotted: [1.5, 3.5] };
const shapes = new Map(content.kinds.map((kind) => [kind.name, new Path2D(kind.path)]));
const outlines = new Map(content.kinds.map((kind) => [shapes.get(kind.name), kind.path]));
const crowded = () => numbers.nodes > CROWD;
const pale = () => (crowded() ? `rgba(70,78,86,${large ? 0.11 : Math.max(0.1, 0.26 - numbers.ties / 40000)})` : "rgba(70,78,86,.5)");
const smallest = () => (crowded() ? (view.width < 500 ? 2.2 : numbers.nodes > 1200 ? 2.4 : 3) : 4.5); // pixels on the screen
const radius = (node) => Math.max(node.size * 0.85, smallest() * pixel());
const isDirected = (tie) => !tie.post && !types.get(tie.type)?.symmetric;

function paintNode(ctx, node, ring = false) {
  const r = radius(node);
  const path = shapes.get(node.kind);
  const outline = (width, colour) => {
    ctx.lineWidth = (width * pixel()) / r;
    ctx.strokeStyle = colour;
    ctx.stroke(path);
  };
  ctx.save();
  ctx.translate(node.x, node.y);
  ctx.scale(r, r);
  ctx.lineJoin = "round";
  if (ring) {
    outline(8, "#ffffff");
    outline(5, ACCENT);
  }
  ctx.fillStyle = kinds.get(node.kind).colour;
  ctx.fill(path);
  outline(crowded() ? 0.8 : 1.2, INK);
  ctx.restore();
}

// The point towards which a tie bends.
function bendPoint({ source: a, target: b, bend }) {
  return { x: (a.x + b.x) / 2 + (b.y - a.y) * bend * 2, y: (a.y + b.y) / 2 - (b.x - a.x) * bend * 2 };
}

// The point of a tie at a part of its length; a tie of a node with itself is a loop above it.
function pointOn(tie, part) {
  const { source: a, target: b } = tie;
  if (a === b) {
    const [turn, size] = [2 * Math.PI * part, radius(a)];
    return { x: a.x + size * Math.sin(turn), y: a.y - size * 1.6 + size * Math.cos(turn) };
  }
  const c = bendPoint(tie);
  const mix = (axis) => (1 - part) ** 2 * a[axis] + 2 * part * (1 - part) * c[axis] + part ** 2 * b[axis];
  return { x: mix("x"), y: mix("y") };
}

// Whether a tie may cross what is seen.
function inSight({ source: a, target: b, bend }) {
  const more = Math.abs(bend) * Math.hypot(b.x - a.x, b.y - a.y) + 40;
  const [from, to] = [toPicture({ x: 0, y: 0 }), toPicture({ x: view.width, y: view.height })];
  const outside = (axis) => Math.max(a[axis], b[axis]) + more < from[axis] || Math.min(a[axis], b[axis]) - more > to[axis];
  return !outside("x") && !outside("y");
}

function paintTies(ctx, list, colour, width) {
  const fine = list.length <= FINE;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = width * pixel();
  for (const line of Object.keys(DASHES)) {
    const some = list.filter((tie) => tie.line === line);
    ctx.setLineDash(fine ? DASHES[line].map((dash) => dash * pixel()) : []);
    for (let n = 0; n < some.length; n += CHUNK) {
      ctx.beginPath();
      for (const tie of some.slice(n, n + CHUNK)) trace(ctx, tie);
      ctx.stroke();
    }
  }
  ctx.setLineDash([]);
  if (fine && pixel() < 2.2) for (const tie of list) if (isDirected(tie) && tie.source !== tie.target) paintArrow(ctx, tie, width);
  ctx.restore();
}

function trace(ctx, tie) {
  const { source: a, target: b } = tie;
  if (a === b) {
    for (let step = 0; step <= 24; step++) {
      const { x, y } = pointOn(tie, step / 24);
      step ? ctx.lineTo(x, y) : ctx.moveTo(x, y);
    }
    return;
  }
  const c = bendPoint(tie);
  ctx.moveTo(a.x, a.y);
  tie.bend ? ctx.quadraticCurveTo(c.x, c.y, b.x, b.y) : ctx.lineTo(b.x, b.y);
}

function paintArrow(ctx, tie, width) {
  const [from, node] = [bendPoint(tie), tie.target];
  const angle = Math.atan2(node.y - from.y, node.x - from.x);
  const size = (4 + 1.5 * width) * pixel();
  const gap = radius(node) + pixel();
  ctx.save();
  ctx.translate(node.x - gap * Math.cos(angle), node.y - gap * Math.sin(angle));
  ctx.rotate(angle);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(-size, -size * 0.42);
  ctx.lineTo(-size, size * 0.42);
  ctx.closePath();
  ctx.fill();
  ctx.restore();
}

// A pale ground under each community, around its outermost nodes; under a group that is closed, around all its places.
function paintCommunities(ctx) {
  const closed = new Set(closedGroups());
  ctx.save();
  ctx.lineJoin = "round";
  ctx.lineWidth = 76;
  for (const group of groups.values()) {
    const there = closed.has(group) ? group.members : group.members.filter((node) => isVisible(node) && node.ties.some(isVisibleTie));
    if (there.length < 3) continue;
    const ground = closed.has(group) ? groundOf(group) : hull(there);
    ctx.fillStyle = ctx.strokeStyle = state.hovered?.group === group ? HOVERED : GROUND;
    ctx.beginPath();
    ground.forEach(({ x, y }, n) => (n ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
    ctx.stroke();
    ctx.fill();
  }
  ctx.restore();
}

// The convex hull (Andrew's monotone chain).
function hull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  const half = (list) => {
    const kept = [];
    for (const p of list) {
      while (kept.length > 1 && turn(kept.at(-2), kept.at(-1), p) <= 0) kept.pop();
      kept.push(p);
    }
    return kept.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
