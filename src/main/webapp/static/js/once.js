/* A second press while the first is under way sends nothing. The server would replay the first answer anyway. */
export function enhance(form) {
  let sent = false;

  form.addEventListener('submit', (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    event.submitter?.setAttribute('aria-busy', 'true');
  });

  // coming back by the browser's button restores the page as it was left: let it send again
  window.addEventListener('pageshow', () => {
    sent = false;
    form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
  });
}
