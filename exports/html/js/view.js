// From the coordinates of the picture to those of the screen. Whoever draws sets the view first; nothing else is known of it.

const view = { scale: 1, x: 0, y: 0, width: 1, height: 1, ratio: 1 };
const pixel = () => 1 / view.scale;
const toScreen = ({ x, y }) => ({ x: x * view.scale + view.x, y: y * view.scale + view.y });
const toPicture = ({ x, y }) => ({ x: (x - view.x) / view.scale, y: (y - view.y) / view.scale });

// Draw in pixels of the screen.
function onScreen(ctx, draw) {
  ctx.save();
  ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  draw(view.width, view.height);
  ctx.restore();
}

// Draw in coordinates of the picture.
function inPicture(ctx, draw) {
  ctx.save();
  const scale = view.ratio * view.scale;
  ctx.setTransform(scale, 0, 0, scale, view.ratio * view.x, view.ratio * view.y);
  draw();
  ctx.restore();
}

function veil(ctx, colour) {
  onScreen(ctx, (width, height) => {
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, width, height);
  });
}
