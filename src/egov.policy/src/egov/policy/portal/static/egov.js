// Comfort on top of pages that work without it: no form is sent twice by a
// nervous click, and a question appears when its condition holds.

for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
}
// Coming back with the browser's button shows the page as it was left.
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// A page that waits for a document looks again, unless somebody is typing on it.
const waiting = document.querySelector("[data-reload]");
if (waiting) {
  let typing = false;
  document.addEventListener("input", () => { typing = true; });
  setTimeout(() => { if (!typing) location.reload(); }, Number(waiting.dataset.reload) * 1000);
}

// Conditions in JsonLogic, with the few operators that definitions can use.
const order = (compare) => (a, b) => a !== null && b !== null && compare(a, b);
const operators = {
  "===": (a, b) => a === b,
  "!==": (a, b) => a !== b,
  "<": order((a, b) => a < b),
  "<=": order((a, b) => a <= b),
  ">": order((a, b) => a > b),
  ">=": order((a, b) => a >= b),
  "in": (value, list) => list?.includes(value) ?? false,
  "!": (value) => !value,
  "and": (...all) => all.every(Boolean),
  "or": (...all) => all.some(Boolean),
};

export function holds(logic, answer) {
  if (Array.isArray(logic)) return logic.map((part) => holds(part, answer));
  if (logic === null || typeof logic !== "object") return logic;
  const [name, given] = Object.entries(logic)[0];
  if (name === "var") return answer(given);
  return operators[name](...holds([].concat(given), answer));
}

function answerIn(form) {
  const text = (name) => form.elements[name]?.value?.trim() ?? "";
  return (id) => {
    const name = `field-${id}`;
    const box = form.querySelector(`[name="${name}"], [name="${name}-year"]`);
    const boolean = box?.dataset.type === "boolean";
    // A question that is hidden answers nothing to later ones.
    if (!box || box.closest("[data-when][hidden]")) return boolean ? false : null;
    if (box.name !== name) {
      const [year, month, day] = ["year", "month", "day"].map((part) => text(`${name}-${part}`));
      return year && month && day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
    }
    const value = text(name);
    if (boolean) return value === "true";
    if (value === "") return null;
    return box.dataset.type === "integer" ? Number(value.replace(/\s/g, "")) : value;
  };
}

for (const form of document.querySelectorAll("form[data-conditional]")) {
  const questions = form.querySelectorAll("[data-when]");
  const show = () => {
    for (const question of questions) {
      question.hidden = !holds(JSON.parse(question.dataset.when), answerIn(form));
    }
  };
  form.addEventListener("input", show);
  show();
}
