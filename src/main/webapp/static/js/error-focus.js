/* Some browsers ignore autofocus on what is not a field; the title then would be all that is said. */
export function enhance(summary) {
  if (document.activeElement !== summary) {
    summary.focus();
  }
}
