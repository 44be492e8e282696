// Names in the picture, always the size of reading: the best tied first, none over another, the fewer the farther away.

const LINE = 14;
const FONT = '12px -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';
const AREA = 7000; // square pixels of screen for each name when nothing is chosen
const OVER_TEXT = 100;
// Where a name may stand about its node, in parts of the way to clear it: below, above, beside, then between.
const SIDES = [
  ...[[0, 1], [0, -1], [1, 0], [-1, 0]],
  ...[[0.5, 1], [-0.5, 1], [0.5, -1], [-0.5, -1]],
  ...[[1, 0.7], [-1, 0.7], [1, -0.7], [-1, -0.7]],
];
let placed = []; // boxes of the names drawn last, for pointing at

function paintLabels(ctx, lit) {
  onScreen(ctx, (width, height) => {
    ctx.font = FONT;
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    placed = [];
    const taken = new Boxes(width, height);
    const inView = byDegree
      .filter((node) => isVisible(node) && (!state.chosen || lit.nodes.has(node)))
      .map((node) => ({ node, at: toScreen(node), r: radius(node) * view.scale }))
      .filter(({ at }) => at.x > -80 && at.x < width + 80 && at.y > -60 && at.y < height + 60);
    for (const { node, at, r } of inView) {
      const core = r * 0.7; // a name may touch another node's rim
      taken.add({ left: at.x - core, right: at.x + core, top: at.y - core, bottom: at.y + core, node });
    }
    if (!lit) for (const group of closedGroups()) paintGroupName(ctx, taken, group);
    const first = lit?.centre ?? new Set(inView.slice(0, width > 600 ? 6 : 3).map((item) => item.node));
    const most = state.chosen ? inView.length : Math.max(12, Math.round((width * height) / AREA));
    const [must, may] = [inView.filter((item) => first.has(item.node)), inView.filter((item) => !first.has(item.node))];
    for (const item of must) paintLabel(ctx, taken, item, true, Boolean(lit));
    for (const item of may.slice(0, most)) paintLabel(ctx, taken, item, false, false);
    if (lit) for (const tie of lit.ties) paintTieLabel(ctx, taken, tie, lit.colour, lit.ties.size > 4);
  });
}

// The name of a group that is closed, at the foot of its ground, with how many are in it.
function paintGroupName(ctx, taken, group) {
  const xs = groundOf(group).map(({ x }) => x);
  const ys = groundOf(group).map(({ y }) => y);
  const foot = toScreen({ x: (Math.min(...xs) + Math.max(...xs)) / 2, y: Math.max(...ys) });
  const lines = [...group.members[0].lines, `+${leftOut(group).toLocaleString(state.language)}`];
  ctx.font = `italic ${FONT}`;
  const half = Math.max(...lines.map((line) => ctx.measureText(line).width)) / 2;
  const top = foot.y - (lines.length - 1) * LINE;
  const box = { left: foot.x - half, right: foot.x + half, top, bottom: top + lines.length * LINE, text: true };
  if (taken.cost(box) >= OVER_TEXT) return;
  taken.add(box);
  placed.push({ ...box, group });
  lines.forEach((line, n) => write(ctx, line, foot.x, top + n * LINE, SOFT));
}

function paintLabel(ctx, taken, { node, at, r }, must, strong) {
  ctx.font = strong ? `600 ${FONT}` : FONT;
  const width = Math.max(...node.lines.map((line) => ctx.measureText(line).width));
  const height = node.lines.length * LINE;
  const spots = SIDES.map(([across, down]) => [
    at.x + across * (r + 5 + width / 2),
    at.y - height / 2 + down * (r + 3 + height / 2),
  ]);
  const half = width / 2 + 2;
  const around = ([x, y]) => ({ left: x - half, right: x + half, top: y, bottom: y + height, node, x, y, text: true });
  const boxes = spots.map(around);
  const box = boxes.find((candidate) => !taken.cost(candidate)) ?? (must ? taken.cheapest(boxes) : null);
  if (!box || (!strong && taken.cost(box) >= OVER_TEXT)) return;
  taken.add(box);
  placed.push(box);
  node.lines.forEach((line, n) => write(ctx, line, box.x, box.y + n * LINE, INK));
}

function paintTieLabel(ctx, taken, tie, colour, crowded) {
  const text = sayTie(tie);
  ctx.font = `italic ${FONT}`;
  const width = ctx.measureText(text).width;
  const [start, end] = [tie.source, tie.target].map((node) => toScreen(node));
  if (crowded && width > Math.hypot(end.x - start.x, end.y - start.y)) return; // it would be read as another tie's
  for (const t of [0.5, 0.42, 0.58, 0.34, 0.66]) {
    const at = toScreen(pointOn(tie, t));
    const box = { left: at.x - width / 2, right: at.x + width / 2, top: at.y - 7, bottom: at.y + 7, text: true };
    if (taken.cost(box)) continue;
    taken.add(box);
    write(ctx, text, at.x, at.y - 7, colour);
    return;
  }
}

function write(ctx, text, x, y, colour) {
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = "rgba(255,255,255,.92)";
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

const labelAt = ({ x, y }) => placed.find((box) => x > box.left && x < box.right && y > box.top && y < box.bottom);

// Which parts of the screen are taken, found by cells of 64 pixels.
class Boxes {
  cells = new Map();

  constructor(width, height) {
    [this.width, this.height] = [width, height];
  }

  *covered({ left, right, top, bottom }) {
    for (let column = Math.floor(left / 64); column <= Math.floor(right / 64); column++)
      for (let row = Math.floor(top / 64); row <= Math.floor(bottom / 64); row++) yield `${column} ${row}`;
  }

  add(box) {
    for (const cell of this.covered(box)) this.cells.set(cell, [...(this.cells.get(cell) ?? []), box]);
  }

  // 0 where nothing is; a node's sign may be written over if need be, another name never.
  cost(box) {
    const whole = box.left >= 0 && box.top >= 0 && box.right <= this.width && box.bottom <= this.height;
    if (!whole) return OVER_TEXT;
    const met = new Set();
    for (const cell of this.covered(box))
      for (const other of this.cells.get(cell) ?? []) if (meet(box, other)) met.add(other);
    return [...met].reduce((sum, other) => sum + (other.text ? OVER_TEXT : 1), 0);
  }

  cheapest(boxes) {
    return boxes.reduce((best, box) => (this.cost(box) < this.cost(best) ? box : best));
  }
}

// Whether two boxes overlap; a node's own sign does not stand in its name's way.
function meet(box, other) {
  if (box.node && other.node === box.node) return false;
  return box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;
}
