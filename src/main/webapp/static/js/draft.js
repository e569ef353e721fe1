/*
 * Keeps a long text in this tab (sessionStorage: gone when the tab closes, never sent) until the form is accepted,
 * for the evening when the session ends or the network fails. An empty field gets its text back; a filled one wins.
 */
const prefix = 'maillage:draft:';

export function enhance(field) {
  const key = `${prefix}${location.pathname}#${field.name}`;
  const kept = read(key);
  if (kept && field.value === '') {
    field.value = kept;
  }
  field.addEventListener('input', () => write(key, field.value));
}

/* storage may be refused (private window, full disk): the form works without */
function read(key) {
  try {
    return sessionStorage.getItem(key);
  } catch (refused) {
    console.info('Brouillon indisponible', refused.name);
    return null;
  }
}

function write(key, text) {
  try {
    if (text === '') {
      sessionStorage.removeItem(key);
    } else {
      sessionStorage.setItem(key, text);
    }
  } catch (refused) {
    console.info('Brouillon non gardé', refused.name);
  }
}
