// Making elements. Text goes in as text: nothing here, or anywhere in these scripts, parses markup.

const byId = (id) => document.getElementById(id);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const button = (attributes, ...children) => element("button", { type: "button", ...attributes }, ...children);

function drawingElement(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// The sign of a kind, as it stands in the picture.
function sign(kind) {
  const { path, colour } = kinds.get(kind) ?? {};
  const outline = drawingElement("path", { d: path ?? "", fill: colour ?? "none", stroke: "#1f2328", "stroke-width": 0.16 });
  return drawingElement("svg", { viewBox: "-1.5 -1.5 3 3", class: "sign", "aria-hidden": "true" }, outline);
}

// How a line is drawn, for the key.
function stroke(line) {
  const dashes = { solid: "", dashed: "7 4", dotted: "1.5 4" }[line];
  const ink = drawingElement("line", { x1: 1, y1: 5, x2: 43, y2: 5, "stroke-dasharray": dashes, class: "ink" });
  return drawingElement("svg", { viewBox: "0 0 44 10", class: "stroke", "aria-hidden": "true" }, ink);
}
