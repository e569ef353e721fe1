/*
 * Keying by keyboard alone. A stop is what one answer is typed into: a group of boxes or buttons of one name, or a field.
 *   1 to 9, then a to z   choose or untick that option of the group one stands in (not while writing text)
 *   Enter                 the next stop; on the button, sends. Maj + Enter in a long text is a new line
 *   Maj + Enter           the stop before
 *   0                     « sans réponse lisible » of the question, in a group
 */
const SIGNS = '123456789abcdefghijklmnopqrstuvwxyz';
const CHOICE = 'input[type="radio"], input[type="checkbox"]:not([data-illegible])';
const FIELD = 'input:not([type="hidden"]):not([data-illegible]), select, textarea';

const isChoice = (control) => control.matches?.(CHOICE) ?? false;

export function enhance(form) {
  document.querySelectorAll('[data-keys]').forEach((said) => said.removeAttribute('hidden'));
  const group = (control) => [...form.querySelectorAll(CHOICE)].filter((other) => other.name === control.name);
  const stops = () => {
    const seen = new Set();
    return [...form.querySelectorAll(FIELD)].filter((control) => {
      if (control.disabled || control.offsetParent === null && !isChoice(control)) return false;
      if (!isChoice(control)) return true;
      if (seen.has(control.name)) return false;
      seen.add(control.name);
      return true;
    });
  };
  const button = form.querySelector('button[type="submit"]');

  const labelOf = (control) => form.querySelector(`label[for="${CSS.escape(control.id)}"]`);
  const signs = new Map();
  for (const control of form.querySelectorAll(CHOICE)) {
    if (signs.has(control)) continue;
    const all = group(control);
    const numbers = all.map((one) => labelOf(one)?.textContent.trim().match(/^\d+/)?.[0]);
    // the steps of a scale have their own figure as their key; 0 and 10, which have none, take letters
    const scale = numbers.every(Boolean);
    let letter = 9;
    all.forEach((one, at) => signs.set(one, !scale ? SIGNS[at] : /^[1-9]$/.test(numbers[at]) ? numbers[at] : SIGNS[letter++]));
  }
  for (const [control, sign] of signs) {
    const label = labelOf(control);
    if (!sign || !label || label.textContent.trim().match(/^\d+/)?.[0] === sign) continue;
    const key = document.createElement('kbd');
    key.textContent = sign;
    key.setAttribute('aria-hidden', 'true');
    label.prepend(key, ' ');
  }

  const go = (from, by) => {
    const all = stops();
    const here = all.findIndex((stop) => stop === from || isChoice(from) && stop.name === from.name);
    const next = all[here + by];
    if (!next) {
      if (by > 0) button.focus();
      return;
    }
    const chosen = isChoice(next) ? group(next).find((control) => control.checked) ?? next : next;
    chosen.focus();
    chosen.closest('[data-key-question]')?.scrollIntoView({ block: 'nearest' });
  };

  const choose = (control, sign) => {
    if (sign === '0') {
      control.closest('[data-key-question]')?.querySelector('[data-illegible]')?.click();
      return true;
    }
    const chosen = group(control).find((one) => signs.get(one) === sign);
    if (!chosen) return false;
    chosen.focus();
    chosen.click();
    return true;
  };

  form.addEventListener('keydown', (event) => {
    const at = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === 'Enter') {
      if (at === button || at.matches('a, button')) return;
      if (at.matches('textarea') && event.shiftKey) return;
      event.preventDefault();
      const start = at.matches('[data-illegible]') ? [...at.closest('[data-key-question]').querySelectorAll(FIELD)].pop() ?? at : at;
      go(start, event.shiftKey ? -1 : 1);
      return;
    }
    if (isChoice(at) && event.key.length === 1 && (event.key === '0' || SIGNS.includes(event.key)) && choose(at, event.key)) event.preventDefault();
  });

  if (!document.querySelector('[data-error-summary]')) stops()[0]?.focus();
}
