// How nodes, ties and communities look. Lines and outlines keep their width on the screen at every zoom.

const INK = "#1f2328";
const CROWDED = nodeList.filter(isVisible).length > 150;
const PALE = CROWDED ? "rgba(70,78,86,.26)" : "rgba(70,78,86,.5)";
const ACCENT = "#b3390b";
const GROUND = "#f5f3ee";
const DASHES = { solid: [], dashed: [6, 3.5], dotted: [1.5, 3.5] };
const shapes = new Map(content.kinds.map((kind) => [kind.name, new Path2D(kind.path)]));
const pixel = () => 1 / network.getScale();
const SMALLEST = CROWDED ? (innerWidth < 500 ? 2.2 : 3) : 4.5; // pixels on the screen
const radius = (node) => Math.max(node.size * 0.85, SMALLEST * pixel());
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
  outline(CROWDED ? 0.8 : 1.2, INK);
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

function paintTie(ctx, tie, colour, width) {
  const { source: a, target: b } = tie;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = width * pixel();
  ctx.setLineDash(DASHES[tie.line].map((dash) => dash * pixel()));
  ctx.beginPath();
  if (a === b) {
    for (let step = 0; step <= 24; step++) {
      const { x, y } = pointOn(tie, step / 24);
      ctx.lineTo(x, y);
    }
  } else {
    const c = bendPoint(tie);
    ctx.moveTo(a.x, a.y);
    tie.bend ? ctx.quadraticCurveTo(c.x, c.y, b.x, b.y) : ctx.lineTo(b.x, b.y);
  }
  ctx.stroke();
  if (isDirected(tie) && a !== b && pixel() < 2.2) paintArrow(ctx, bendPoint(tie), b, width);
  ctx.restore();
}

function paintArrow(ctx, from, node, width) {
  const angle = Math.atan2(node.y - from.y, node.x - from.x);
  const size = (4 + 1.5 * width) * pixel();
  const gap = radius(node) + pixel();
  ctx.translate(node.x - gap * Math.cos(angle), node.y - gap * Math.sin(angle));
  ctx.rotate(angle);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(-size, -size * 0.42);
  ctx.lineTo(-size, size * 0.42);
  ctx.fill();
}

// A pale ground under each community, around its outermost nodes.
function paintCommunities(ctx) {
  const groups = new Map();
  for (const node of nodeList) {
    if (node.community < 0 || !isVisible(node) || !node.ties.some(isVisibleTie)) continue;
    if (!groups.has(node.community)) groups.set(node.community, []);
    groups.get(node.community).push(node);
  }
  ctx.save();
  ctx.lineJoin = "round";
  ctx.fillStyle = ctx.strokeStyle = GROUND;
  ctx.lineWidth = 76;
  for (const group of groups.values()) {
    if (group.length < 3) continue;
    ctx.beginPath();
    for (const { x, y } of hull(group)) ctx.lineTo(x, y);
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
