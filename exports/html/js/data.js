// The data of the page, parsed once, and what is chosen of it now. Knows nothing of how it is drawn or said.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const { nodes: nodeList, edges: tieList } = read("drawing");
const content = read("content");
const nodes = new Map(nodeList.map((node) => [node.id, node]));
const ties = new Map(tieList.map((tie) => [tie.id, tie]));
const kinds = new Map(content.kinds.map((kind) => [kind.name, kind]));
const types = new Map(content.types.map((type) => [type.name, type]));

const state = {
  language: content.language,
  chosen: null, // {node} or {tie} or {answer, route}
  hovered: null, // {node} or {tie} or {group}
};

const otherEnd = (tie, node) => (tie.source === node ? tie.target : tie.source);

// Text as a hurried hand types it: no accents, no capitals.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const node of nodeList) {
  node.ties = [];
  node.folded = [node.name, ...node.aliases].map(fold);
}
const pairs = new Map();
for (const tie of tieList) {
  tie.source = nodes.get(tie.from);
  tie.target = nodes.get(tie.to);
  tie.source.ties.push(tie);
  if (tie.target !== tie.source) tie.target.ties.push(tie);
  const pair = JSON.stringify([tie.from, tie.to].sort());
  pairs.set(pair, [...(pairs.get(pair) ?? []), tie]);
}
// Ties of one pair bend apart: 0 is straight, the sign is the side seen from the smaller id.
for (const bundle of pairs.values()) {
  const apart = Math.min(0.22, 1.1 / bundle.length);
  bundle.forEach((tie, n) => {
    const bend = (n - (bundle.length - 1) / 2) * apart;
    tie.bend = tie.from <= tie.to ? bend : -bend;
  });
}
const byDegree = [...nodeList].sort((a, b) => b.ties.length - a.ties.length || (a.id < b.id ? -1 : 1));
