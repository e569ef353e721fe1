/*
 * Shows and hides questions while one answers, as the server would: form[data-conditions] holds the compiled form, data-today its day.
 *   [data-question]  a question, by its code; [data-section] a part, by its own
 *   [data-shown]     the field that tells the server which questions of the page were seen
 * What is hidden is still sent; the server drops what was not asked.
 */
import { evaluate } from './expression.js';
import { answers } from './typed.js';

export function enhance(form) {
  const compiled = JSON.parse(form.dataset.conditions);
  const questions = [...form.querySelectorAll('[data-question]')];
  const parts = [...form.querySelectorAll('[data-section]')];
  const shown = form.querySelector('[data-shown]');

  function refresh() {
    const state = evaluate(compiled, answers(form, compiled), form.dataset.today);
    const leftOut = new Set(state.leftOut);
    questions.forEach((question) => {
      question.hidden = leftOut.has(question.dataset.question);
    });
    parts.forEach((part) => {
      part.hidden = [...part.querySelectorAll('[data-question]')].every((question) => question.hidden);
    });
    if (shown) {
      shown.value = questions.filter((question) => !question.hidden).map((question) => question.dataset.question).join(' ');
    }
  }

  form.addEventListener('input', refresh);
  form.addEventListener('change', refresh);
  // coming back by the browser's button brings back what was typed
  window.addEventListener('pageshow', refresh);
  refresh();
}
