// The legend, whose entries are filters: kinds above the picture, types of tie and the meaning of lines beside it.

function paintLegend() {
  byId("kinds").setAttribute("aria-label", say("legend.kinds"));
  const kindFilter = (kind) => filter(state.hiddenKinds, kind, say(`kinds.${kind.name}`), sign(kind.name));
  byId("kinds").replaceChildren(...content.kinds.map(kindFilter));
  byId("types").setAttribute("aria-label", say("legend.ties"));
  byId("types").replaceChildren(...content.types.map((type) => filter(state.hiddenTypes, type, say(`tie.${type.name}`))));
  const used = ["solid", "dashed", "dotted"].filter((line) => tieList.some((tie) => tie.line === line));
  const meaning = { solid: "legend.several", dashed: "legend.single", dotted: "legend.planned" };
  byId("lines").replaceChildren(
    element("h2", {}, say("legend.lines")),
    element("ul", {}, used.map((line) => element("li", {}, stroke(line), say(meaning[line])))),
  );
}

function filter(hidden, { name, count: number }, label, picture = null) {
  const toggle = () => {
    hidden.has(name) ? hidden.delete(name) : hidden.add(name);
    made.setAttribute("aria-pressed", String(!hidden.has(name)));
    showOnly();
    repaintDetail();
  };
  const shown = { "aria-pressed": String(!hidden.has(name)), title: say("legend.show", { what: label }), "data-filter": name };
  const made = button({ ...shown, click: toggle }, picture, element("span", { class: "what" }, label), amount(number));
  return made;
}

// A node that is asked for is shown, even if its kind was hidden.
function reveal(list) {
  const before = state.hiddenKinds.size;
  for (const node of list) state.hiddenKinds.delete(node.kind);
  if (state.hiddenKinds.size === before) return;
  showOnly();
  paintLegend();
}
