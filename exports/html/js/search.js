// Search: folds accents and capitals, finds names and aliases, chooses. A combobox of the ARIA practices.

const MOST = 12;
let matches = [];
let marker = -1;

function find(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const found = [];
  for (const node of byDegree) {
    const rank = Math.min(...node.folded.map((name, n) => quality(name, wanted) + (n ? 0.5 : 0)));
    if (rank < 9) found.push({ node, rank });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ node }) => node); // stable: the better tied first
}

function quality(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  if (name.includes(wanted)) return 3;
  return wanted.split(/\s+/).every((word) => name.includes(word)) ? 4 : 9;
}

function paintResults() {
  const box = byId("search");
  const list = byId("results");
  matches = find(box.value).slice(0, MOST);
  marker = matches.length ? 0 : -1;
  const typed = box.value.trim() !== "";
  const keep = (event) => event.preventDefault(); // the focus stays in the box until the click is done
  const entry = (node, n) => {
    const what = { role: "option", id: `result-${n}`, pointerdown: keep, click: () => take(node) };
    return element("li", what, sign(node.kind), element("span", {}, node.name));
  };
  list.replaceChildren(...(matches.length ? matches.map(entry) : [element("li", { class: "none" }, say("search.none"))]));
  list.hidden = !typed;
  box.setAttribute("aria-expanded", String(typed));
  if (typed) announce(matches.length ? count("search.found", matches.length) : say("search.none"));
  mark();
}

function mark() {
  const entries = byId("results").querySelectorAll("[role=option]");
  entries.forEach((entry, n) => entry.setAttribute("aria-selected", String(n === marker)));
  if (marker >= 0) byId("search").setAttribute("aria-activedescendant", `result-${marker}`);
  else byId("search").removeAttribute("aria-activedescendant");
  byId(`result-${marker}`)?.scrollIntoView({ block: "nearest" });
}

function take(node) {
  closeResults();
  byId("search").value = "";
  choose({ node });
}

function closeResults() {
  byId("results").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
}

byId("search").addEventListener("input", paintResults);
byId("search").addEventListener("blur", closeResults);
byId("search").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && matches.length) {
    event.preventDefault();
    marker = (marker + step + matches.length) % matches.length;
    mark();
  } else if (event.key === "Enter" && matches[marker]) {
    event.preventDefault();
    take(matches[marker]);
  } else if (event.key === "Escape" && event.target.value) {
    event.stopPropagation();
    event.target.value = "";
    closeResults();
  }
});
