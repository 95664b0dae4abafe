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

function answerIn(form, typed) {
  const text = (name) => form.elements[name]?.value?.trim() ?? "";
  return (id) => {
    const name = `field-${id}`;
    const box = form.querySelector(`[name="${name}"], [name="${name}-year"]`);
    // A question that is hidden answers nothing to later ones.
    if (!box || box.closest("[data-when][hidden]")) return null;
    if (box.name !== name) {
      const [year, month, day] = ["year", "month", "day"].map((part) => text(`${name}-${part}`));
      return typed(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, "date");
    }
    const value = text(name);
    if (value === "") return null;
    if (box.dataset.type === "boolean") return value === "true";
    return box.dataset.type === "integer" ? typed(value.replace(/\s/g, ""), "number") : value;
  };
}

for (const form of document.querySelectorAll("form[data-conditional]")) {
  const { holds, typed } = await import(form.dataset.conditional);
  const questions = form.querySelectorAll("[data-when]");
  const show = () => {
    for (const question of questions) {
      question.hidden = !holds(JSON.parse(question.dataset.when), answerIn(form, typed));
    }
  };
  form.addEventListener("input", show);
  show();
}
