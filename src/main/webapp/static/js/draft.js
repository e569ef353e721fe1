/*
 * Keeps a long text in this tab (sessionStorage: gone when the tab closes, never sent) until the form is accepted,
 * for the evening when the session ends or the network fails. An empty field gets its text back; a filled one wins.
 * Accepted = sent, and the page that came back is neither the form again nor the sign-in: then main.js calls forget(),
 * so that the next person at the same desk does not find it.
 */
const prefix = 'maillage:draft:';
const sent = 'maillage:sent';

export function enhance(field) {
  const key = `${prefix}${location.pathname}#${field.name}`;
  const kept = read(key);
  if (kept && field.value === '') {
    field.value = kept;
  }
  field.addEventListener('input', () => write(key, field.value));
  field.form?.addEventListener('submit', () => write(sent, 'yes'));
}

/* Forgets every text kept, once a form that held some was accepted. */
export function forget() {
  if (read(sent) === null) {
    return;
  }
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(prefix))
    .forEach((key) => sessionStorage.removeItem(key));
  sessionStorage.removeItem(sent);
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
