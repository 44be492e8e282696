// The picture on its canvas: vis-network keeps the nodes at the coordinates given, pans, zooms and lets them be dragged.
// What is chosen or pointed at is drawn again above a veil, so that a choice costs one frame however large the graph is.

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const canvas = byId("picture");
const drawn = new vis.DataSet(nodeList.map((node) => ({ id: node.id, x: node.x, y: node.y, hidden: !isVisible(node) })));
const network = new vis.Network(
  canvas,
  { nodes: drawn, edges: [] },
  {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: false, selectable: false, zoomSpeed: 0.7 },
    nodes: { shape: "custom", ctxRenderer: renderNode, chosen: false },
  },
);

function renderNode({ ctx, id, x, y }) {
  const node = nodes.get(id);
  [node.x, node.y] = [x, y]; // somebody may have dragged it
  const side = 2 * radius(node);
  return { drawNode: () => paintNode(ctx, node), nodeDimensions: { width: side, height: side } };
}

// What stands out now: nodes and ties to draw above the veil, and how.
function spotlight() {
  const from = state.chosen ?? state.hovered;
  if (!from) return null;
  if (from.answer) return { ...routeParts(from), centre: routeParts(from).nodes, colour: ACCENT, width: 2.6 };
  const lit = from.node ? from.node.ties.filter(isVisibleTie) : [from.tie];
  const near = new Set(lit.flatMap((tie) => [tie.source, tie.target]));
  const centre = from.node ? new Set([from.node]) : near;
  if (from.node) near.add(from.node);
  return { nodes: near, ties: new Set(lit), centre, colour: INK, width: from.tie ? 2 : 1.2 };
}

function onScreen(ctx, draw) {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw(ctx.canvas.clientWidth, ctx.canvas.clientHeight);
  ctx.restore();
}

function veil(ctx, colour) {
  onScreen(ctx, (width, height) => {
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, width, height);
  });
}

network.on("beforeDrawing", (ctx) => {
  veil(ctx, "#ffffff");
  paintCommunities(ctx);
  for (const tie of tieList) if (isVisibleTie(tie)) paintTie(ctx, tie, PALE, 1);
});

network.on("afterDrawing", (ctx) => {
  const lit = spotlight();
  if (lit) {
    if (state.chosen) veil(ctx, "rgba(255,255,255,.84)");
    for (const tie of lit.ties) paintTie(ctx, tie, lit.colour, lit.width);
    for (const node of lit.nodes) paintNode(ctx, node, state.chosen && lit.centre.has(node));
  }
  paintLabels(ctx, lit);
});

function showOnly() {
  drawn.update(nodeList.map((node) => ({ id: node.id, hidden: !isVisible(node) })));
}

const motion = () => (still ? false : { duration: 350, easingFunction: "easeInOutQuad" });

// Bring these nodes into view: all of them, with room for their labels, never closer than reading needs.
function fit(list, animation = motion()) {
  if (!list.length) return;
  const [xs, ys] = ["x", "y"].map((axis) => list.map((node) => node[axis]));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = canvas.clientWidth - Math.min(130, canvas.clientWidth * 0.18);
  const height = canvas.clientHeight - 84;
  const scale = Math.min(1.15, width / (right - left + 1), height / (bottom - top + 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 14 / scale }, scale, animation });
}

function inView(list) {
  const readable = network.getScale() > 0.55;
  return readable && list.every((node) => {
    const { x, y } = network.canvasToDOM(node);
    return x > 30 && y > 30 && x < canvas.clientWidth - 30 && y < canvas.clientHeight - 40;
  });
}

const fitAll = (animation) => fit(nodeList.filter(isVisible), animation);
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });
const redraw = () => network.redraw();
