// The picture as a file of its own, with its title, its key and where it is from: what is seen, as it is seen.

const SHARP = 3; // pixels of the PNG for one of the screen
const [ABOVE, BELOW, SIDE] = [64, 64, 24];

// Draws the sheet with a context or a pen; the view is moved aside for as long as that takes.
function paintSheet(ctx, ratio) {
  look();
  const before = { ...view };
  const sheet = { width: view.width, height: view.height + ABOVE + BELOW };
  Object.assign(view, { ...sheet, ratio, y: view.y + ABOVE });
  paintPicture(ctx);
  onScreen(ctx, () => {
    ctx.fillStyle = "#ffffff";
    ctx.fillRect(0, 0, sheet.width, ABOVE - 8);
    ctx.fillRect(0, sheet.height - BELOW + 8, sheet.width, BELOW);
    ctx.textAlign = "start";
    ctx.textBaseline = "top";
    ctx.fillStyle = INK;
    ctx.font = '600 22px "Iowan Old Style", Palatino, Georgia, "Liberation Serif", serif';
    ctx.fillText(shortened(ctx, byId("title").textContent, sheet.width - 2 * SIDE), SIDE, 12);
    ctx.fillStyle = SOFT;
    ctx.font = FONT;
    ctx.fillText([summary(), until === null ? "" : say("timeline.until", { date: sayDate(until) })].filter(Boolean).join(" · "), SIDE, 40);
    paintKey(ctx, sheet);
  });
  Object.assign(view, before);
}

// The key: signs of the kinds that are seen, and below them what the lines mean.
function paintKey(ctx, { width, height }) {
  let x = SIDE;
  for (const kind of content.kinds.filter(({ name }) => nodeList.some((node) => node.kind === name && isVisible(node)))) {
    const label = say(`kinds.${kind.name}`);
    if (x + 18 + ctx.measureText(label).width > width - SIDE) break;
    ctx.save();
    ctx.translate(x + 6, height - BELOW + 22);
    ctx.scale(5.5, 5.5);
    ctx.fillStyle = kind.colour;
    ctx.strokeStyle = INK;
    ctx.lineWidth = 0.18;
    ctx.fill(shapes.get(kind.name));
    ctx.stroke(shapes.get(kind.name));
    ctx.restore();
    ctx.fillStyle = INK;
    ctx.fillText(label, x + 17, height - BELOW + 16);
    x += 17 + ctx.measureText(label).width + 16;
  }
  x = SIDE;
  for (const [line, key] of [["solid", "several"], ["dashed", "single"], ["dotted", "planned"]]) {
    if (!tieList.some((tie) => tie.line === line)) continue;
    const label = say(`legend.${key}`);
    if (x + 44 + ctx.measureText(label).width > width - SIDE) break;
    ctx.strokeStyle = INK;
    ctx.lineWidth = 1.2;
    ctx.setLineDash(DASHES[line]);
    ctx.beginPath();
    ctx.moveTo(x, height - 20);
    ctx.lineTo(x + 34, height - 20);
    ctx.stroke();
    ctx.fillStyle = SOFT;
    ctx.fillText(label, x + 42, height - 26);
    x += 42 + ctx.measureText(label).width + 18;
  }
  ctx.setLineDash([]);
}

function shortened(ctx, text, width) {
  let kept = text;
  while (kept && ctx.measureText(kept).width > width) kept = kept.slice(0, -2).trimEnd();
  return kept === text ? text : `${kept}…`;
}

function pictureAsPng() {
  const sheet = document.createElement("canvas");
  sheet.width = canvas.clientWidth * SHARP;
  sheet.height = (canvas.clientHeight + ABOVE + BELOW) * SHARP;
  paintSheet(sheet.getContext("2d"), SHARP);
  sheet.toBlob((blob) => save(blob, "png"), "image/png");
}

function pictureAsSvg() {
  const pen = new Pen(canvas.clientWidth, canvas.clientHeight + ABOVE + BELOW);
  paintSheet(pen, 1);
  save(new Blob([new XMLSerializer().serializeToString(pen.root)], { type: "image/svg+xml" }), "svg");
}

function save(blob, ending) {
  const address = URL.createObjectURL(blob);
  const name = fold(byId("title").textContent).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  element("a", { href: address, download: `${name || "munigraph"}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  announce(say("download.done", { name: `${name || "munigraph"}.${ending}` }));
}

byId("png").addEventListener("click", pictureAsPng);
byId("svg").addEventListener("click", pictureAsSvg);
