// Everything the page says by itself, in the language chosen.

const say = (key, values = {}) => {
  const text = content.words[state.language][key] ?? key.split(".").pop().replaceAll("_", " ").toLowerCase();
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
};
const known = (key) => key in content.words[state.language];
const count = (key, n) => say(n === 1 ? `${key}_one` : key, { n: n.toLocaleString(state.language) });

const collators = { es: new Intl.Collator("es"), en: new Intl.Collator("en") };
const inOrder = (a, b) => collators[state.language].compare(a, b);

// A date as precise as it is stated: 2025, 2025-03 or 2025-03-14.
function sayDate(date) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  if (!parts) return date;
  const [, year, month, day] = parts;
  const form = { timeZone: "UTC", year: "numeric" };
  if (month) form.month = "long";
  if (day) form.day = "numeric";
  return new Intl.DateTimeFormat(state.language, form).format(new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)));
}

function sayName(type, code) {
  try {
    return new Intl.DisplayNames(state.language, { type }).of(code);
  } catch {
    return code; // not a code of the standard: as it was stated
  }
}

function sayProperty(name, value) {
  if (name === "country" || name === "code") return sayName("region", value);
  if (name === "language") return sayName("language", value);
  if (name === "date") return sayDate(value);
  for (const group of ["value", "status"]) if (known(`${group}.${value}`)) return say(`${group}.${value}`);
  return value;
}

const sayStatus = (status) => (known(`status.${status}`) ? say(`status.${status}`) : status);
const sayKind = (kind) => say(`kind.${kind}`);
const sayTie = (tie) => tie.post ?? say(`tie.${tie.type}`);

function summary() {
  const dates = Object.values(content.reports).map((report) => report.date?.slice(0, 4)).filter(Boolean).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  const reports = count("page.reports", Object.keys(content.reports).length);
  const when = first ? ` ${say(first === last ? "page.in_year" : "page.between", { first, last })}` : "";
  const part = content.part ? [say("page.part", { part: content.part })] : [];
  return [count("page.ties", tieList.length), reports + when, ...part].join(" · ");
}
