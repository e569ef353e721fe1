/*
 * What a form of questions holds, read as the server reads it (fr.maillage.survey.entity, the Readers), as far as conditions need it.
 * What is no answer yet is none: the person is still typing.
 */
const readers = {
  NUMBER: (form, code) => number(first(form, code)),
  TEXT: (form, code) => first(form, code),
  SINGLE: (form, code) => first(form, code) ?? (first(form, `${code}.other`) === null ? null : 'other'),
  MULTIPLE: (form, code) => (first(form, `${code}.other`) === null ? all(form, code) : [...all(form, code), 'other']),
  RANKING: (form, code) => parts(form, code).filter(([, rank]) => /^\d{1,2}$/.test(rank[0])).sort(([, one], [, other]) => one[0] - other[0]).map(([option]) => option),
  DATE: (form, code) => day(first(form, code)),
  TIME: (form, code) => hour(first(form, code)),
  DATE_TIME: (form, code) => moment(day(first(form, `${code}.day`)), hour(first(form, `${code}.time`))),
  MATRIX_SINGLE: (form, code) => (all(form, code).length > 0 ? needs(all(form, code)) : Object.fromEntries(parts(form, code).map(([row, values]) => [row, values[0]]))),
  MATRIX_MULTIPLE: (form, code) => Object.fromEntries(parts(form, code)),
  OPAQUE: (form, code) => (all(form, code).length > 0 || parts(form, code).length > 0 ? true : null),
};

/** Answers by code, as evaluate() takes them. */
export function answers(form, compiled) {
  const data = new FormData(form);
  const read = {};
  compiled.fields.filter((field) => field.calculation === undefined && readers[field.kind]).forEach(({ code, kind }) => {
    const blank = all(data, code).length === 0 && parts(data, code).length === 0;
    if (first(data, `${code}.declined`) === null) {
      read[code] = readers[kind](data, code);
    } else {
      read[code] = blank ? { declined: true } : null;
    }
    const other = first(data, `${code}.other`);
    if (other !== null) {
      read[`${code}.other`] = other;
    }
  });
  return read;
}

function all(form, name) {
  return form.getAll(name).filter((value) => typeof value === 'string').map((value) => value.trim()).filter((value) => value !== '');
}

function first(form, name) {
  return all(form, name)[0] ?? null;
}

/** What stands under code.part, but for « I'd rather not say »: part and values. */
function parts(form, code) {
  const names = new Set([...form.keys()].filter((name) => name.startsWith(`${code}.`) && name !== `${code}.declined`));
  return [...names].map((name) => [name.slice(code.length + 1), all(form, name)]).filter(([, values]) => values.length > 0);
}

function number(typed) {
  const plain = typed?.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.');
  return plain !== undefined && /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(plain) ? plain : null;
}

function day(typed) {
  const french = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(typed ?? '');
  return french === null ? typed : `${french[3]}-${french[2].padStart(2, '0')}-${french[1].padStart(2, '0')}`;
}

function hour(typed) {
  const parts = /^(\d{1,2})\s*(?:h|H|:|heures?)\s*(\d{2})?(?:\s*(?:mn|min))?(?::\d{2})?$/.exec(typed ?? '');
  return parts === null ? null : `${parts[1].padStart(2, '0')}:${parts[2] ?? '00'}`;
}

function moment(date, time) {
  return date === null || time === null ? null : `${date}T${time}`;
}

function needs(ticked) {
  const found = {};
  ticked.forEach((tick) => {
    const [what, category] = [tick.slice(0, tick.indexOf(':')), tick.slice(tick.indexOf(':') + 1)];
    found[category] = found[category] && found[category] !== what ? 'both' : what;
  });
  return found;
}
