// Comfort in the form of a procedure, which works without it: questions appear when
// their condition holds, what is computed is shown at once, rows come and go, and what
// is looked for is found without leaving the page.

const form = document.querySelector("form[data-conditional]");
const { evaluate, holds, plain, typed } = await import(form.dataset.conditional);
const facts = JSON.parse(form.dataset.facts);

const BOXES = "input:not([name$='-find'], [name$='-taken']), select, textarea";
const textOf = (box) => box?.value.trim() ?? "";
const isHidden = (item) => item.closest("[data-when][hidden]") !== null;

// Those of a question, not those of the questions inside it.
const own = (question, selector) =>
  [...question.querySelectorAll(selector)].filter((box) => box.closest("[data-field]") === question);
const inside = (item) =>
  [...item.querySelectorAll("[data-field]")].filter(
    (question) => question.parentElement.closest("[data-field], [data-row]") === item);

function dateIn(question) {
  const part = (name) => textOf(question.querySelector(`[name$="-${name}"]`));
  const [year, month, day] = ["year", "month", "day"].map(part);
  return [year, month, day].filter(Boolean).map((text) => text.padStart(2, "0")).join("-");
}

function valuesIn(item) {
  const found = inside(item).map((question) => [question.dataset.field, given(question)]);
  return Object.fromEntries(found.filter(([, value]) => value !== null));
}

function tickedIn(question) {
  const ticked = own(question, ":checked").map((box) => box.value);
  const single = question.querySelector("[type=radio], [value=true]");
  return single ? ticked[0] ?? "" : ticked;
}

// What was answered, in the shape in which it is sent.
function given(question) {
  if (isHidden(question)) return null;
  const { type, formula } = question.dataset;
  if (formula) return plain(evaluate(JSON.parse(formula), scope(question)));
  if (question.dataset.file) {
    return question.dataset.file === "there" || own(question, "[type=file]")[0].files.length > 0;
  }
  const rows = question.querySelector("[data-rows]");
  if (rows) return [...rows.children].map(valuesIn).filter((row) => Object.keys(row).length);
  if (own(question, "[name$='-year']").length) return dateIn(question) || null;
  if (inside(question).length) return valuesIn(question);
  const ticks = own(question, "[type=radio], [type=checkbox]").length;
  const value = ticks ? tickedIn(question) : textOf(own(question, BOXES)[0]);
  if (value === "") return null;
  if (type === "boolean") return value === "true" || !ticks;
  return type === "number" ? value.replace(/\s/g, "").replace(",", ".") : value;
}

const questionOf = (item, id) =>
  inside(item).find((question) => question.dataset.field === id);

function typeOf({ dataset: { type } }) {
  return type.startsWith("{") ? JSON.parse(type) : type;
}

// What a name stands for where a question is asked: a column of its row, a question, a fact.
function scope(question) {
  const row = question.parentElement.closest("[data-row]");
  const place = question.closest("[data-questions]") ?? form;
  return (id) => {
    const asked = (row && questionOf(row, id)) ||
      [...place.querySelectorAll(`[data-field="${id}"]`)].find(
        (item) => !item.parentElement.closest("[data-field]"));
    if (asked) return typed(given(asked), typeOf(asked));
    return id in facts ? typed(...facts[id]) : null;
  };
}

// Of several decisions, the questions of the one that is chosen.
function showChosen() {
  for (const place of form.querySelectorAll("[data-questions]")) {
    const radio = form.querySelector(`[type=radio][value="${place.dataset.questions}"]`);
    if (radio) place.hidden = !radio.checked;
  }
}

function show() {
  showChosen();
  for (const item of form.querySelectorAll("[data-when]")) {
    item.hidden = !holds(JSON.parse(item.dataset.when), scope(item));
  }
  for (const question of form.querySelectorAll("[data-formula]")) {
    const output = question.querySelector("output");
    output.value = written(given(question), question.dataset.type, output.dataset);
  }
}

const numbers = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 6 });

function written(value, type, { yes, no, suffix = "" }) {
  if (value === null) return "";
  if (type === "boolean") return value ? yes : no;
  if (type === "date") return value.split("-").reverse().join("/");
  return type === "number" ? `${numbers.format(value)} ${suffix}`.trim() : value;
}

function renumber(rows) {
  [...rows.children].forEach((row, index) => {
    for (const place of row.querySelectorAll("[data-number]")) place.textContent = index + 1;
  });
}

let added = 1000;

function addRow(button) {
  const table = button.closest("[data-field]");
  const rows = table.querySelector("[data-rows]");
  const made = document.createElement("template");
  made.innerHTML = table.querySelector("template").innerHTML.replaceAll("-ROW", `-${added}`);
  added += 1;
  rows.append(made.content);
  renumber(rows);
  rows.lastElementChild.querySelector("input, select, textarea").focus();
}

function removeRow(button) {
  const rows = button.closest("[data-rows]");
  button.closest("[data-row]").remove();
  renumber(rows);
  rows.closest("[data-field]").querySelector("[data-add]").focus();
}

const takers = (question) =>
  question.dataset.field ? [...form.querySelectorAll(`[data-source="${question.dataset.field}"]`)] : [];

// Sends the form for the same page again and takes out of the answer one question, and those
// into which an earlier request that was chosen there brings its answers.
async function renew(question, wanted) {
  const data = new FormData(form);
  const before = takers(question).map((taker) => [taker, JSON.stringify(given(taker))]);
  data.append("refresh", wanted);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  const answer = await fetch(form.action, { method: "POST", body: data });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById(question.id);
  if (!answer.ok || !found) throw new Error(answer.status);
  for (const [taker, value] of before) {
    // What was typed meanwhile stays.
    const told = JSON.stringify(given(taker)) === value && page.getElementById(taker.id);
    if (told) taker.replaceWith(told);
  }
  const active = document.activeElement;
  const gone = active !== document.body && !question.contains(active);
  question.replaceWith(found);
  if (!gone) (found.querySelector("select") ?? found.querySelector("input")).focus();
  show();
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=refresh]");
  if (!button) return;
  event.preventDefault();
  if (button.matches("[data-add]")) addRow(button);
  else if (button.matches("[data-remove]")) removeRow(button);
  else renew(button.closest("[data-field]"), button.value).catch(() => form.requestSubmit(button));
  show();
});
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.name?.endsWith("-find")) return;
  event.preventDefault();
  event.target.parentElement.querySelector("button").click();
});
form.addEventListener("change", (event) => {
  const question = event.target.closest("[data-field]");
  if (!event.target.matches("select") || !question || !takers(question).length) return;
  // Without an answer the server offers them when the form is sent.
  renew(question, `find:${event.target.name}`).catch(() => {});
});
form.addEventListener("input", show);
show();
