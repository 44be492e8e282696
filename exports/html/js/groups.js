// The communities of a large graph as groups to open: a ground with a name, until somebody wants to see who is in it.

const closedGroup = (node) => large && !opened.has(node.community) && groups.has(node.community);
const closedGroups = () => (large ? [...groups.values()].filter((group) => !opened.has(group.number)) : []);
const leftOut = (group) => group.members.filter((node) => !isVisible(node)).length;
const sayGroup = (group) => say("groups.name", { name: group.members[0].name });

// Of two corners each: the convex hull of a group's places, computed once.
function groundOf(group) {
  group.ground ??= hull(group.members);
  return group.ground;
}

function groupUnder(point) {
  const { x, y } = toPicture(point);
  return closedGroups().find(({ ground }) => ground && within(ground, x, y));
}

// Whether a point is inside a polygon, by counting the sides to its right.
function within(polygon, x, y) {
  let inside = false;
  polygon.forEach((a, n) => {
    const b = polygon[(n + 1) % polygon.length];
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  });
  return inside;
}

function toggleGroup(group) {
  const typing = document.activeElement.closest("[data-group]"); // the list is made anew: the focus stays where it was
  open(group.number);
  showOnly();
  refresh();
  if (typing) byId("detail").querySelector(`[data-group="${group.number}"]`)?.focus();
  if (opened.has(group.number)) fit(group.members);
  announce(say(opened.has(group.number) ? "groups.is_open" : "groups.is_closed", { name: sayGroup(group) }));
}

let unfolded = false; // whether the list of groups is

// What the picture leaves out, and the groups as a list that a keyboard can reach.
function groupList() {
  if (!large) return [];
  const all = nodeList.filter((node) => node.stated && !hidden.kind.has(node.kind)).length;
  const shown = nodeList.filter(isVisible).length;
  const numbers = { shown: shown.toLocaleString(state.language), all: all.toLocaleString(state.language) };
  const entry = (group) => {
    const pressed = { class: "go", "data-group": group.number, "aria-expanded": String(opened.has(group.number)), click: () => toggleGroup(group) };
    return element("li", {}, button(pressed, element("span", {}, sayGroup(group))), amount(group.members.length));
  };
  return [
    element("p", { class: "notice" }, say("groups.left_out", numbers)),
    element(
      "details",
      { class: "groups", open: unfolded && "", toggle: (event) => (unfolded = event.target.open) },
      element("summary", {}, say("groups.title"), amount(groups.size)),
      element("ul", { class: "plainlist" }, [...groups.values()].map(entry)),
    ),
  ];
}
