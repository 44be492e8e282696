// The slider of days: what was known on a day, by the reports' dates and the stated begins.

const slider = byId("until");
slider.max = String(days.length); // the last step is no day: everything counts
byId("timeline").hidden = days.length < 2;

function markTimeline() {
  const at = until === null ? days.length : days.indexOf(until);
  if (Number(slider.value) !== at) slider.value = String(at);
  const text = until === null ? say("timeline.all") : say("timeline.until", { date: sayDate(until) });
  byId("until-text").textContent = text;
  slider.setAttribute("aria-valuetext", text);
}

let waiting = 0;
slider.addEventListener("input", () => {
  waiting ||= requestAnimationFrame(() => {
    waiting = 0;
    until = days[Number(slider.value)] ?? null;
    refilter();
  });
});
