/*
 * Runs a compiled form as the server does (fr.maillage.survey.expression.control.Evaluation), operation by operation.
 * The server stays the judge; this only lets a page show and hide as it would. src/test/resources/expression-vectors.json holds both to the same.
 * Values: numbers are BigInt, 12 decimals each; texts and days are strings; options an array; rows a Map; null is nothing.
 */
const DECIMALS = 12n;
const UNIT = 10n ** DECIMALS;
const TOO_LARGE = 10n ** 24n * UNIT;
const TEXT_MAX = 4000;

/** answers: code -> value as JSON, a number better written as a string. today: '2027-03-12'. */
export function evaluate(compiled, answers, today) {
  if (compiled.v !== 1) {
    throw new Error(`a compiled form of version ${compiled.v}`);
  }
  const about = { values: new Map(), declined: new Set(), today };
  const state = { leftOut: [], hidden: [], computed: {}, violated: [] };
  const sections = new Map(compiled.sections.map((section) => [section.code, section]));
  let current = null;
  let shown = true;
  for (const field of compiled.fields) {
    if (field.section !== current) {
      current = field.section;
      shown = condition(sections.get(current).relevant, about);
      if (!shown) {
        state.hidden.push(current);
      }
    }
    if (!shown || !condition(field.relevant, about)) {
      state.leftOut.push(field.code);
    } else if (field.calculation !== undefined) {
      const value = run(field.calculation, about);
      about.values.set(field.code, value);
      if (value !== null) {
        state.computed[field.code] = typeof value === 'bigint' ? written(value) : value;
      }
    } else if (take(field, answers, about) && !condition(field.constraint, about)) {
      state.violated.push(field.code);
    }
  }
  return state;
}

function condition(step, about) {
  return step === undefined || run(step, about) === true;
}

function take(field, answers, about) {
  const given = Object.hasOwn(answers, field.code) ? answers[field.code] : null;
  if (given !== null && typeof given === 'object' && given.declined === true) {
    about.declined.add(field.code);
    return false;
  }
  const value = read(field.kind, given);
  about.values.set(field.code, value);
  const other = answers[`${field.code}.other`];
  if (typeof other === 'string' && other !== '') {
    about.values.set(`${field.code}.other`, other);
  }
  return value !== null;
}

function read(kind, given) {
  if (given === null || given === undefined) {
    return null;
  }
  switch (kind) {
    case 'NUMBER': return typeof given === 'number' || typeof given === 'string' ? number(String(given)) : null;
    case 'TEXT': case 'SINGLE': return text(given);
    case 'DATE': return typeof given === 'string' && isDay(given) ? given : null;
    case 'TIME': return typeof given === 'string' && isTime(given) ? given : null;
    case 'DATE_TIME': return typeof given === 'string' && isMoment(given) ? given : null;
    case 'MULTIPLE': case 'RANKING': return several(given);
    case 'MATRIX_SINGLE': return rows(given, text);
    case 'MATRIX_MULTIPLE': return rows(given, several);
    case 'OPAQUE': return true;
    default: return null;
  }
}

function text(given) {
  return typeof given === 'string' && given !== '' ? given : null;
}

function several(given) {
  const codes = Array.isArray(given) ? given.filter((code) => text(code) !== null) : [];
  return codes.length > 0 ? codes : null;
}

function rows(given, each) {
  if (typeof given !== 'object' || Array.isArray(given)) {
    return null;
  }
  const found = Object.entries(given).map(([row, value]) => [row, each(value)]).filter(([, value]) => value !== null);
  return found.length > 0 ? new Map(found) : null;
}

function number(said) {
  const parts = /^([+-]?)([0-9]{1,12})(?:\.([0-9]{1,12}))?$/.exec(said);
  if (parts === null) {
    return null;
  }
  const size = BigInt(parts[2]) * UNIT + BigInt((parts[3] ?? '').padEnd(12, '0'));
  return parts[1] === '-' ? -size : size;
}

function bounded(value) {
  return value >= TOO_LARGE || value <= -TOO_LARGE ? null : value;
}

/** Divides whole numbers, half away from zero. */
function divided(value, by) {
  const negative = (value < 0n) !== (by < 0n);
  const size = abs(value);
  const half = (2n * size + abs(by)) / (2n * abs(by));
  return negative ? -half : half;
}

function abs(value) {
  return value < 0n ? -value : value;
}

function written(value) {
  if (typeof value !== 'bigint') {
    return value;
  }
  const size = abs(value);
  const decimals = String(size % UNIT).padStart(12, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / UNIT}${decimals === '' ? '' : `.${decimals}`}`;
}

function run(step, about) {
  if (step === null || typeof step === 'boolean') {
    return step;
  }
  if (!Array.isArray(step)) {
    return 'n' in step ? number(step.n) : 't' in step ? step.t : answer(step, about);
  }
  const [operation, ...to] = step;
  const holds = (one) => run(one, about) === true;
  switch (operation) {
    case 'and': return holds(to[0]) && holds(to[1]);
    case 'or': return holds(to[0]) || holds(to[1]);
    case 'not': return !holds(to[0]);
    case 'if': return run(holds(to[0]) ? to[1] : to[2], about);
    case 'declined': return about.declined.has(to[0].q);
    case 'today': return about.today;
    case 'matches': return fits(to[1], run(to[0], about));
    default: return apply(operation, to.map((one) => run(one, about)));
  }
}

function answer(step, about) {
  const value = about.values.get(step.q) ?? null;
  if (step.m === undefined) {
    return value;
  }
  if (value instanceof Map) {
    return value.get(step.m) ?? null;
  }
  return step.m === 'other' ? about.values.get(`${step.q}.other`) ?? null : null;
}

function apply(operation, given) {
  const [first, second = null] = given;
  switch (operation) {
    case 'eq': return first === second;
    case 'ne': return first !== second;
    case 'lt': return both(first, second) && first < second;
    case 'le': return both(first, second) && first <= second;
    case 'gt': return both(first, second) && first > second;
    case 'ge': return both(first, second) && first >= second;
    case 'answered': return first !== null;
    case 'selected': return given.slice(1).some((code) => (Array.isArray(first) ? first.includes(code) : first === code));
    case 'count': return whole(Array.isArray(first) ? first.length : 0);
    case 'rank': return Array.isArray(first) && first.includes(second) ? whole(first.indexOf(second) + 1) : null;
    case 'coalesce': return given.find((one) => one !== null) ?? null;
    case 'concat': return joined(given);
    case 'length': return whole(first === null ? 0 : [...first].length);
    case 'contains': return both(first, second) && first.includes(second);
    case 'number': return typeof first === 'string' ? number(first) : first;
    case 'sum': case 'min': case 'max': return among(operation, given.filter((one) => one !== null));
    case 'date': return first === null ? null : first.slice(0, 10);
    case 'year': return first === null ? null : whole(Number(first.slice(0, 4)));
    case 'month': return first === null ? null : whole(Number(first.slice(5, 7)));
    case 'day': return first === null ? null : whole(Number(first.slice(8, 10)));
    case 'years': return both(first, second) ? whole(years(first, second)) : null;
    case 'days': return both(first, second) ? whole((instant(second) - instant(first)) / 86_400_000) : null;
    default: return first === null || (given.length > 1 && second === null) ? null : calculate(operation, first, second);
  }
}

function both(first, second) {
  return first !== null && second !== null;
}

function whole(count) {
  return BigInt(count) * UNIT;
}

function joined(parts) {
  const all = parts.filter((part) => part !== null).map(written).join('');
  return all === '' || all.length > TEXT_MAX ? null : all;
}

function among(operation, there) {
  if (there.length === 0) {
    return null;
  }
  if (operation === 'sum') {
    return bounded(there.reduce((one, other) => one + other, 0n));
  }
  return there.reduce((one, other) => ((one <= other) === (operation === 'min') ? one : other));
}

function calculate(operation, first, second) {
  switch (operation) {
    case 'neg': return -first;
    case 'add': return bounded(first + second);
    case 'subtract': return bounded(first - second);
    case 'multiply': return bounded(divided(first * second, UNIT));
    case 'divide': return second === 0n ? null : bounded(divided(first * UNIT, second));
    case 'mod': return second === 0n ? null : first % second;
    case 'abs': return abs(first);
    case 'floor': return bounded(down(first));
    case 'ceiling': return bounded(-down(-first));
    case 'round': return round(first, second ?? 0n);
    default: throw new Error(`no operation ${operation}`);
  }
}

function down(value) {
  const rest = ((value % UNIT) + UNIT) % UNIT;
  return value - rest;
}

function round(value, decimals) {
  if (decimals % UNIT !== 0n || decimals < 0n || decimals > DECIMALS * UNIT) {
    return null;
  }
  const grain = 10n ** (DECIMALS - decimals / UNIT);
  return bounded(divided(value, grain) * grain);
}

function isDay(said) {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(said) || said.startsWith('0000')) {
    return false;
  }
  const day = new Date(instant(said));
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === said;
}

/** Milliseconds of a day's start; by hand, for Date.UTC takes the years below 100 for others. */
function instant(day) {
  return Date.parse(`${day}T00:00:00Z`);
}

function isTime(said) {
  return /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(said);
}

function isMoment(said) {
  return said.length === 16 && said[10] === 'T' && isDay(said.slice(0, 10)) && isTime(said.slice(11));
}

function years(from, to) {
  if (to < from) {
    return -years(to, from);
  }
  const between = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? between - 1 : between;
}

/** Runs a pattern over a text, all its ways at once. */
function fits(program, said) {
  if (said === null) {
    return false;
  }
  let now = reach(program, [0]);
  for (const character of said) {
    const code = character.codePointAt(0);
    const next = now.filter((at) => takes(program[at], code)).map((at) => at + 1);
    if (next.length === 0) {
      return false;
    }
    now = reach(program, next);
  }
  return now.some((at) => program[at][0] === 3);
}

function reach(program, from) {
  const seen = new Set();
  const reached = [];
  const todo = [...from];
  while (todo.length > 0) {
    const at = todo.pop();
    if (!seen.has(at)) {
      seen.add(at);
      if (program[at][0] === 1 || program[at][0] === 2) {
        todo.push(...program[at].slice(1));
      } else {
        reached.push(at);
      }
    }
  }
  return reached;
}

function takes(instruction, code) {
  if (instruction[0] !== 0) {
    return false;
  }
  for (let at = 1; at < instruction.length; at += 2) {
    if (code >= instruction[at] && code <= instruction[at + 1]) {
      return true;
    }
  }
  return false;
}
