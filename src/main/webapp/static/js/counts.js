/*
 * Counts kept in the phone until the portal has them: each under a key of its own in localStorage, with an id drawn here, so that
 * a bundle sent twice counts once and two tabs never overwrite each other. A count leaves the phone when the answer names it.
 *   form[data-counts]   data-territory; words: data-one, data-many, data-sent, data-offline, data-signin, data-failed, data-refused, data-drop, data-missing
 *   [data-counts-state] what waits; [data-counts-refused] what was refused, until somebody drops it
 * Where the browser keeps nothing, the form is sent as without script.
 */
const AGAIN = 30000;
const BUNDLE = 200;

export function enhance(form) {
  const { territory } = form.dataset;
  const prefix = `maillage:count:${territory}:`;
  const state = form.querySelector('[data-counts-state]');
  const refusals = form.querySelector('[data-counts-refused]');
  const field = (name) => form.elements.namedItem(name);
  let busy = false;

  const all = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => JSON.parse(localStorage.getItem(key)));
  const waiting = () => all().filter((count) => !count.refused);

  const say = (text) => {
    state.textContent = text;
    state.hidden = text === '';
  };
  const left = () => {
    const number = waiting().length;
    return number === 0 ? '' : (number === 1 ? form.dataset.one : form.dataset.many).replace('{n}', number);
  };
  const showRefused = () => {
    refusals.replaceChildren(...all().filter((count) => count.refused).map((count) => {
      const line = document.createElement('li');
      line.textContent = `${form.dataset.refused} ${count.siteName}, ${count.cars}, ${new Date(count.at).toLocaleString()} : ${count.refused} `;
      const drop = document.createElement('button');
      drop.type = 'button';
      drop.className = 'button button--quiet button--small';
      drop.textContent = form.dataset.drop;
      drop.addEventListener('click', () => {
        localStorage.removeItem(prefix + count.id);
        showRefused();
      });
      line.append(drop);
      return line;
    }));
    refusals.hidden = refusals.children.length === 0;
  };

  const settle = ({ kept, refused }) => {
    kept.forEach((id) => localStorage.removeItem(prefix + id));
    refused.forEach(({ id, reason }) => {
      const count = JSON.parse(localStorage.getItem(prefix + id));
      if (count) {
        localStorage.setItem(prefix + id, JSON.stringify({ ...count, refused: reason }));
      }
    });
    showRefused();
  };

  const send = async () => {
    const counts = waiting().slice(0, BUNDLE).map(({ id, site, at, cars }) => ({ id, site, at, cars }));
    if (counts.length === 0) {
      return form.dataset.sent;
    }
    const answer = await fetch(form.action, {
      method: 'POST', credentials: 'same-origin', redirect: 'error',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ counts }),
    });
    if (answer.status === 401 || answer.status === 403) {
      return `${left()} ${form.dataset.signin}`;
    }
    if (!answer.ok) {
      return `${left()} ${form.dataset.failed}`;
    }
    settle(await answer.json());
    return waiting().length > 0 ? send() : form.dataset.sent;
  };

  const sync = async () => {
    if (busy || waiting().length === 0) {
      return;
    }
    busy = true;
    try {
      say(await send());
    } catch (fault) {
      // no network: they wait, and are tried again
      console.info('Comptages en attente', fault.name);
      say(`${left()} ${form.dataset.offline}`);
    } finally {
      busy = false;
    }
  };

  form.addEventListener('submit', (event) => {
    const cars = field('cars').value.trim();
    const site = field('countSite');
    // what is not plain, a day in the past included, is the server's to judge
    if (!site.value || !/^\d{1,5}$/.test(cars) || field('countDay').value || field('countHour').value) {
      return;
    }
    const id = crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const count = { id, site: site.value, siteName: site.selectedOptions[0].textContent, at: new Date().toISOString(), cars: Number(cars) };
    try {
      localStorage.setItem(prefix + id, JSON.stringify(count));
    } catch (refused) {
      console.info('Comptage non gardé', refused.name);
      return;
    }
    event.preventDefault();
    field('cars').value = '';
    field('cars').focus();
    say(left());
    sync();
  });

  window.addEventListener('online', () => sync());
  setInterval(() => sync(), AGAIN);
  showRefused();
  sync();
}
