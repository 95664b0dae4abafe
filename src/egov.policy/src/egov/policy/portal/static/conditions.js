// Conditions and formulas in JsonLogic, as the server reads them from definitions.
// The twin of core/conditions/evaluation.py: one table of cases runs in both.
// Inside, a number is a BigInt of millionths, a day and a time are texts, and what
// is missing is null.

const ONE = 1000000n;
const BOUND = 10n ** 15n * ONE;
const MAX_STEPS = 20000;
const DAY = 86400000;

const bounded = (number) => (-BOUND < number && number < BOUND ? number : null);
const positive = (number) => (number < 0n ? -number : number);

// The quotient, rounded half up as in commerce: away from zero.
function divided(left, right) {
  const [over, under] = [positive(left), positive(right)];
  const quotient = over / under + (2n * (over % under) >= under ? 1n : 0n);
  return left < 0n === right < 0n ? quotient : -quotient;
}

function millionths(value) {
  if (typeof value === "number" && Number.isInteger(value)) return bounded(BigInt(value) * ONE);
  if (typeof value === "number" && Math.abs(value) < 1e-6) {
    // Such numbers have no plain text.
    return Math.abs(value) >= 5e-7 ? BigInt(Math.sign(value)) : 0n;
  }
  const found = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/.exec(
    ["number", "string"].includes(typeof value) ? String(value) : "");
  if (!found) return null;
  const [, sign, whole, places = ""] = found;
  const number = divided(BigInt(whole + places) * ONE, 10n ** BigInt(places.length));
  return bounded(sign ? -number : number);
}

function decimal(number) {
  const digits = String(positive(number)).padStart(7, "0");
  const places = digits.slice(-6).replace(/0+$/, "");
  return `${number < 0n ? "-" : ""}${digits.slice(0, -6)}${places && `.${places}`}`;
}

function rounded(number, places) {
  if (places % ONE || places < 0n || places > 6n * ONE) return null;
  const step = 10n ** (6n - places / ONE);
  return bounded(divided(number, step) * step);
}

const moment = (day) => Date.parse(`${day}T00:00:00Z`);
const FIRST = moment("0001-01-01");
const LAST = moment("9999-12-31");
const dayOf = (time) =>
  time >= FIRST && time <= LAST ? new Date(time).toISOString().slice(0, 10) : null;

function dayText(value) {
  const found = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return found && dayOf(moment(value)) === value ? value : null;
}

const timeText = (value) =>
  typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : null;

// A day of a month, or its last one if it is shorter.
function dayIn(year, month, day) {
  if (year < 1 || year > 9999) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const text = (number, width) => String(number).padStart(width, "0");
  return `${text(year, 4)}-${text(month, 2)}-${text(Math.min(day, last), 2)}`;
}

function addMonths(start, amount) {
  if (amount % ONE) return null;
  const [year, month, day] = start.split("-").map(Number);
  const months = year * 12 + month - 1 + Number(amount / ONE);
  return dayIn(Math.floor(months / 12), ((months % 12) + 12) % 12 + 1, day);
}

function yearsBetween(start, end) {
  if (end < start) return -yearsBetween(end, start);
  const [year, month, day] = start.split("-").map(Number);
  const last = Number(end.slice(0, 4));
  return BigInt(last - year - (dayIn(last, month, day) <= end ? 0 : 1)) * ONE;
}

const partial = (text) => /^(\d{4})(-\d{2}){0,2}$/.exec(text);
const empty = (value) => value === null || value === "" ||
  (typeof value === "object" && Object.keys(value).length === 0);

// Operators that look at their sides themselves.
const forms = {
  var: (run, name) => run.fact(name),
  and: (run, sides) => sides.every((side) => run.value(side)),
  or: (run, sides) => sides.some((side) => run.value(side)),
  if: (run, [condition, then, otherwise]) => run.value(run.value(condition) ? then : otherwise),
  decimal: (run, [text]) => millionths(text),
  sum: (run, [table, column]) => {
    const rows = run.value(table) ?? [];
    run.count(rows.length);
    const cells = rows.map((row) => millionths(row?.[column]));
    return cells.includes(null) ? null : bounded(cells.reduce((sum, cell) => sum + cell, 0n));
  },
};

// Operators that something missing does not stop.
const relations = {
  "!": (value) => !value,
  "===": (left, right) => left === right,
  "!==": (left, right) => left !== right,
  same: (left, right) => left !== null && left === right,
  differs: (left, right) => left !== null && right !== null && left !== right,
  in: (value, items) => items?.includes(value) ?? false,
  outside: (value, items) => value !== null && items !== null && !items.includes(value),
  given: (value) => !empty(value),
  count: (items) => BigInt(items?.length ?? 0) * ONE,
};

// Operators that are false when one of their sides is missing.
const orders = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

// Operators whose value is missing when one of their sides is.
const functions = {
  "+": (...numbers) => bounded(numbers.reduce((sum, number) => sum + number, 0n)),
  "-": (left, right) => (right === undefined ? -left : bounded(left - right)),
  "*": (left, right) => bounded(divided(left * right, ONE)),
  "/": (left, right) => (right === 0n ? null : bounded(divided(left * ONE, right))),
  min: (...values) => values.reduce((one, other) => (other < one ? other : one)),
  max: (...values) => values.reduce((one, other) => (other > one ? other : one)),
  abs: positive,
  round: rounded,
  length: (text) => BigInt([...text].length) * ONE,
  year: (text) => (partial(text) ? BigInt(text.slice(0, 4)) * ONE : null),
  years_between: yearsBetween,
  days_between: (start, end) => BigInt((moment(end) - moment(start)) / DAY) * ONE,
  add_days: (day, amount) => (amount % ONE ? null : dayOf(moment(day) + Number(amount / ONE) * DAY)),
  add_months: addMonths,
};

class Run {
  constructor(answer) {
    this.answer = answer;
    this.steps = 0;
  }

  count(steps) {
    this.steps += steps;
    if (this.steps > MAX_STEPS) throw new RangeError(`This takes more than ${MAX_STEPS} steps.`);
  }

  fact(path) {
    const [name, part] = path.split(".");
    const value = this.answer(name) ?? null;
    return part && value !== null ? value[part] ?? null : value;
  }

  value(logic) {
    if (typeof logic === "number") return BigInt(logic) * ONE;
    if (Array.isArray(logic)) return logic.map((item) => this.value(item));
    if (logic === null || typeof logic !== "object") return logic;
    this.count(1);
    const [[name, sides]] = Object.entries(logic);
    if (name in forms) return forms[name](this, sides);
    const values = sides.map((side) => this.value(side));
    if (name in relations) return relations[name](...values);
    const missing = values.includes(null);
    if (name in orders) return !missing && orders[name](...values);
    return missing ? null : functions[name](...values);
  }
}

// A consent says whether it was given; a signature is there or not.
function booleanOf(value) {
  const record = typeof value === "object" && !Array.isArray(value) && !empty(value);
  const found = record ? value.given ?? true : value;
  return typeof found === "boolean" ? found : null;
}

const readers = {
  text: (value) => (typeof value === "string" ? value : null),
  number: millionths,
  date: dayText,
  time: timeText,
  boolean: booleanOf,
  list: (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : null),
};

// A fact as a value of its type ("number", {record: {born: "date"}}); null if it is none.
export function typed(value, type) {
  if (value === null || value === undefined) return null;
  if (typeof type === "string") return readers[type](value);
  if (type.table) return Array.isArray(value) ? value : null;
  if (typeof value !== "object" || Array.isArray(value)) return null;
  const parts = Object.entries(type.record).map(([name, part]) => [name, typed(value[name], part)]);
  return Object.fromEntries(parts.filter(([, part]) => part !== null));
}

// A value as it is shown and sent: a number as decimal text.
export function plain(value) {
  return typeof value === "bigint" ? decimal(value) : value;
}

// The value of a logic; answer(name) gives facts that are typed.
export function evaluate(logic, answer) {
  return new Run(answer).value(logic);
}

// Whether a condition is true.
export function holds(logic, answer) {
  return Boolean(evaluate(logic, answer));
}
