// What is shown of the data: by kind, type of tie, status, report and day, and of a large graph what was opened.
// A tie counts on a day if a report was written or it had begun by then; what has no date always counts.

const hidden = {
  kind: new Set(content.kinds.filter((kind) => kind.hidden).map((kind) => kind.name)),
  type: new Set(),
  status: new Set(),
  report: new Set(),
};
let until = null; // the last day that counts; null: no end
let withAlone = nodeList.length <= 150; // whether nodes without any tie are drawn

const MOST_DRAWN = 2000; // so many a browser draws without a halt
const large = nodeList.some((node) => node.first);
const opened = new Set(); // of a large graph, the groups that are open, the one opened last at the end
let asked = new Set(); // nodes drawn because somebody asked for them

const numbers = { nodes: 0, ties: 0 }; // of what is shown

const isVisible = (node) => node.shown;
const isVisibleTie = (tie) => tie.shown;
const statusKey = (tie) => tie.status ?? "";
const dateOf = (report) => content.reports[report]?.date ?? "";
// As precisely as the coarser of the two.
const isAfter = (date, day) => date.slice(0, day.length) > day.slice(0, date.length);
const isKnown = (...dates) => until === null || !dates.some(Boolean) || dates.some((date) => date && !isAfter(date, until));

function isStated(number, begin = "") {
  const { report } = content.quotes[number];
  return !hidden.report.has(report) && isKnown(begin, dateOf(report));
}

const isDrawn = (node) =>
  asked.has(node) || ((withAlone || node.ties.length > 0) && (!large || node.first || opened.has(node.community)));

// Decide anew what is shown; gives the nodes for which that changed.
function sift() {
  for (const tie of tieList) tie.stated = !tie.quotes.length || tie.quotes.some((n) => isStated(n, tie.since));
  const changed = [];
  for (const node of nodeList) {
    node.stated = node.ties.some((tie) => tie.stated) || node.quotes.some((n) => isStated(n));
    node.stated ||= !node.ties.length && !node.quotes.length;
    const shown = node.stated && !hidden.kind.has(node.kind) && isDrawn(node);
    if (shown !== node.shown) changed.push(node);
    node.shown = shown;
  }
  for (const tie of tieList) {
    const wanted = tie.stated && !hidden.type.has(tie.type) && !hidden.status.has(statusKey(tie));
    tie.shown = wanted && tie.source.shown && tie.target.shown;
  }
  numbers.nodes = nodeList.filter(isVisible).length;
  numbers.ties = tieList.filter(isVisibleTie).length;
  return changed;
}

// The entries of each filter: what there is of it, and how much of that is stated by the reports and the day chosen.
const facets = {
  kind: () => content.kinds.map(({ name }) => [name, nodeList.filter((node) => node.kind === name && node.stated).length]),
  type: () => content.types.map(({ name }) => [name, tieList.filter((tie) => tie.type === name && tie.stated).length]),
  status: () => tally(tieList.filter((tie) => tie.stated).map(statusKey), [...new Set(tieList.map(statusKey))].sort()),
  report: () => cited,
};
const quotedReports = [...new Set(content.quotes.map((quote) => quote.report))].sort(
  (a, b) => dateOf(b).localeCompare(dateOf(a)) || (a < b ? -1 : 1),
);

const cited = tally(tieList.flatMap((tie) => [...new Set(tie.quotes.map((n) => content.quotes[n].report))]), quotedReports);

function tally(list, keys) {
  const count = new Map(keys.map((key) => [key, 0]));
  for (const key of list) count.set(key, (count.get(key) ?? 0) + 1);
  return [...count];
}

// The days at which something becomes known, in order.
const days = [
  ...new Set([...quotedReports.map(dateOf), ...tieList.map((tie) => tie.since)].filter((date) => /^\d{4}/.test(date ?? ""))),
].sort();

const isFiltered = () => until !== null || ["type", "status", "report"].some((facet) => hidden[facet].size);

function showAll() {
  until = null;
  for (const facet of ["type", "status", "report"]) hidden[facet].clear();
}

// Open or close a group; beyond what a browser can bear, those opened first close again.
function open(group) {
  if (opened.delete(group)) return;
  opened.add(group);
  const size = (number) => groups.get(number)?.members.length ?? 0;
  let drawn = [...opened].reduce((sum, number) => sum + size(number), 0);
  for (const number of [...opened]) {
    if (drawn <= MOST_DRAWN || number === group) break;
    opened.delete(number);
    drawn -= size(number);
  }
}

// The communities, by number; those without any tie are none.
const groups = new Map();
for (const node of byDegree) {
  if (node.community < 0 || !node.ties.length) continue;
  if (!groups.has(node.community)) groups.set(node.community, { number: node.community, members: [] });
  groups.get(node.community).members.push(node);
}

// What somebody asks for is shown, with its strongest neighbours, even if its kind, report or day was hidden.
function ask(list) {
  for (const node of list) hidden.kind.delete(node.kind);
  if (list.some((node) => !node.stated)) showAll();
  const near = large ? list.flatMap((node) => node.ties.slice(0, 150).map((tie) => otherEnd(tie, node))) : [];
  asked = new Set([...list, ...near]);
}
