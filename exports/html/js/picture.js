// The picture on its canvas: vis-network keeps the nodes at the coordinates given, pans, zooms and lets them be dragged;
// all that is seen is drawn here, in one pass. What is chosen or pointed at is drawn again above a veil, so that a choice
// costs one frame however large the graph is.

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const canvas = byId("picture");
sift();
const drawn = new vis.DataSet(nodeList.map((node) => ({ id: node.id, x: node.x, y: node.y, hidden: !isVisible(node) })));
const network = new vis.Network(
  canvas,
  { nodes: drawn, edges: [] },
  {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: false, selectable: false, zoomSpeed: 0.7 },
    nodes: { shape: "custom", ctxRenderer: keepPlace, chosen: false },
  },
);

function keepPlace({ id, x, y }) {
  const node = nodes.get(id);
  [node.x, node.y] = [x, y]; // somebody may have dragged it
  const side = 2 * radius(node);
  return { drawNode: () => {}, nodeDimensions: { width: side, height: side } };
}

// Look where the network looks now.
function look() {
  const { x, y } = network.getViewPosition();
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = network.getScale();
  Object.assign(view, { scale, x: width / 2 - x * scale, y: height / 2 - y * scale, width, height });
}

network.on("afterDrawing", (ctx) => {
  look();
  view.ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  paintPicture(ctx);
});

// What stands out now: nodes and ties to draw above the veil, and how.
function spotlight() {
  const from = state.chosen ?? state.hovered;
  if (!from || from.group) return null;
  if (from.answer) return { ...routeParts(from), centre: routeParts(from).nodes, colour: ACCENT, width: 2.6 };
  const lit = from.node ? from.node.ties.filter(isVisibleTie) : [from.tie];
  const near = new Set(lit.flatMap((tie) => [tie.source, tie.target]));
  const centre = from.node ? new Set([from.node]) : near;
  if (from.node) near.add(from.node);
  return { nodes: near, ties: new Set(lit), centre, colour: INK, width: from.tie ? 2 : 1.2 };
}

function paintPicture(ctx) {
  const lit = spotlight();
  veil(ctx, "#ffffff");
  inPicture(ctx, () => {
    paintCommunities(ctx);
    paintTies(ctx, tieList.filter(isVisibleTie).filter(inSight), pale(), 1);
    for (const node of nodeList) if (isVisible(node)) paintNode(ctx, node);
  });
  if (lit && state.chosen) veil(ctx, "rgba(255,255,255,.84)");
  if (lit)
    inPicture(ctx, () => {
      paintTies(ctx, [...lit.ties], lit.colour, lit.width);
      for (const node of lit.nodes) paintNode(ctx, node, state.chosen && lit.centre.has(node));
    });
  paintLabels(ctx, lit);
}

// After a filter was moved: the nodes and ties that it leaves.
function showOnly() {
  const changed = sift();
  if (changed.length) drawn.update(changed.map((node) => ({ id: node.id, hidden: !isVisible(node) })));
  redraw();
}

const [ABOVE_ALL, BELOW_ALL] = [38, 70]; // what stands over the picture, and the lowest names

const motion = () => (still ? false : { duration: 350, easingFunction: "easeInOutQuad" });

// Bring these places into view: all of them, with room for their labels, never closer than reading needs.
function fit(list, animation = motion()) {
  if (!list.length) return;
  const [xs, ys] = ["x", "y"].map((axis) => list.map((node) => node[axis]));
  const edge = (least, values) => values.reduce((a, b) => least(a, b));
  const [left, right] = [edge(Math.min, xs), edge(Math.max, xs)];
  const [top, bottom] = [edge(Math.min, ys), edge(Math.max, ys)];
  const width = canvas.clientWidth - Math.min(130, canvas.clientWidth * 0.18);
  const height = canvas.clientHeight - ABOVE_ALL - BELOW_ALL;
  const scale = Math.min(1.15, width / (right - left + 1), height / (bottom - top + 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + (BELOW_ALL - ABOVE_ALL) / 2 / scale }, scale, animation });
}

function inView(list) {
  look();
  return (
    view.scale > 0.55 &&
    list.every((node) => {
      const { x, y } = toScreen(node);
      return x > 30 && y > 30 && x < view.width - 30 && y < view.height - 40;
    })
  );
}

const fitAll = (animation) => fit(nodeList.filter((node) => isVisible(node) || closedGroup(node)), animation);
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });
// The network draws at once when it is told to; whatever happens between two frames is drawn once.
let drawing = 0;
function redraw() {
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    network.redraw();
  });
}
