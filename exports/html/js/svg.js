// A pen that draws like a canvas's context and leaves an SVG: one code draws the picture, whatever it is drawn on.
// Only what paint, labels and download use is here.

class Pen {
  constructor(width, height) {
    this.canvas = { width, height };
    this.root = drawingElement("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height });
    this.ruler = document.createElement("canvas").getContext("2d");
    this.state = { matrix: [1, 0, 0, 1, 0, 0], dash: [], fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineJoin: "miter" };
    Object.assign(this.state, { font: FONT, textAlign: "start", textBaseline: "alphabetic" });
    this.saved = [];
    for (const name of ["fillStyle", "strokeStyle", "lineWidth", "lineJoin", "font", "textAlign", "textBaseline"])
      Object.defineProperty(this, name, { get: () => this.state[name], set: (value) => (this.state[name] = value) });
  }

  save() {
    this.saved.push({ ...this.state });
  }
  restore() {
    this.state = this.saved.pop();
  }
  setTransform(...matrix) {
    this.state.matrix = matrix;
  }
  transform(a, b, c, d, e, f) {
    const [p, q, r, s, t, u] = this.state.matrix;
    this.state.matrix = [p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + t, q * e + s * f + u];
  }
  translate(x, y) {
    this.transform(1, 0, 0, 1, x, y);
  }
  scale(x, y) {
    this.transform(x, 0, 0, y, 0, 0);
  }
  rotate(angle) {
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    this.transform(cos, sin, -sin, cos, 0, 0);
  }
  setLineDash(dash) {
    this.state.dash = dash;
  }

  beginPath() {
    this.path = "";
  }
  moveTo(x, y) {
    this.path += `M${short(x)} ${short(y)}`;
  }
  lineTo(x, y) {
    this.path += `L${short(x)} ${short(y)}`;
  }
  quadraticCurveTo(...points) {
    this.path += `Q${points.map(short).join(" ")}`;
  }
  closePath() {
    this.path += "Z";
  }
  stroke(path) {
    const { strokeStyle, lineWidth, lineJoin, dash } = this.state;
    const look = { fill: "none", stroke: strokeStyle, "stroke-width": short(lineWidth), "stroke-linejoin": lineJoin };
    this.add("path", { d: outlines.get(path) ?? this.path, ...look, ...(dash.length && { "stroke-dasharray": dash.map(short).join(" ") }) });
  }
  fill(path) {
    this.add("path", { d: outlines.get(path) ?? this.path, fill: this.state.fillStyle });
  }
  fillRect(x, y, width, height) {
    this.add("rect", { x, y, width, height, fill: this.state.fillStyle });
  }

  measureText(text) {
    this.ruler.font = this.state.font;
    return this.ruler.measureText(text);
  }
  fillText(text, x, y) {
    this.text(text, x, y, { fill: this.state.fillStyle });
  }
  strokeText(text, x, y) {
    const { strokeStyle, lineWidth } = this.state;
    this.text(text, x, y, { fill: "none", stroke: strokeStyle, "stroke-width": lineWidth, "stroke-linejoin": "round" });
  }
  text(text, x, y, look) {
    const { font, textAlign, textBaseline } = this.state;
    const drop = textBaseline === "top" ? parseFloat(/[\d.]+px/.exec(font)) * 0.82 : 0;
    const anchor = textAlign === "center" ? "middle" : "start";
    this.add("text", { x: short(x), y: short(y + drop), "text-anchor": anchor, style: `font:${font}`, ...look }).textContent = text;
  }

  add(tag, attributes) {
    const made = drawingElement(tag, { transform: `matrix(${this.state.matrix.map(short).join(" ")})`, ...attributes });
    this.root.append(made);
    return made;
  }
}

const short = (number) => Math.round(number * 1000) / 1000;
