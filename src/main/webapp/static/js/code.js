/* A code printed as a QR code stands after the # of the address: it never reaches a server's log. Filled into its field, then taken out of the address. */
export function enhance(form) {
  const code = decodeURIComponent(location.hash.slice(1));
  if (!/^[2-9A-HJKMNP-Za-hjkmnp-z-]{10,40}$/.test(code)) return;
  const field = form.querySelector('input[name="code"]');
  if (!field || field.value) return;
  field.value = code;
  history.replaceState(null, '', location.pathname + location.search);
}
