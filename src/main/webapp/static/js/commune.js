/*
 * Proposes communes under the search text, as the radio buttons the server would send back.
 * data-commune is the address answering ?q=…, as a JSON list of {code, label} (or name). No listbox, no role to get wrong.
 */
const pause = 250; // ms without a key before asking

export function enhance(place) {
  const address = place.dataset.commune;
  const text = place.querySelector('[data-commune-search]');
  if (!address || !text) {
    return;
  }
  const name = text.name.replace(/_q$/, '');
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  place.append(status);

  let timer = 0;
  let asked = null;

  text.addEventListener('input', () => {
    clearTimeout(timer);
    asked?.abort();
    const typed = text.value.trim();
    if (typed.length < 2) {
      show(place, name, []);
      return;
    }
    timer = setTimeout(async () => {
      asked = new AbortController();
      try {
        const answer = await fetch(`${address}${encodeURIComponent(typed)}`, {
          headers: { Accept: 'application/json' },
          signal: asked.signal,
        });
        if (!answer.ok) {
          return;
        }
        const found = (await answer.json()).slice(0, 8);
        show(place, name, found);
        status.textContent = String(found.length);
      } catch (fault) {
        if (fault.name !== 'AbortError') {
          console.info('Communes non proposées', fault);
        }
      }
    }, pause);
  });
}

function show(place, name, communes) {
  let found = place.querySelector('[data-commune-found]');
  if (communes.length === 0) {
    found?.remove();
    return;
  }
  if (!found) {
    found = document.createElement('fieldset');
    found.className = 'field__found';
    found.dataset.communeFound = '';
    const legend = document.createElement('legend');
    legend.textContent = place.querySelector('label').textContent;
    found.append(legend);
    place.append(found);
  }
  found.querySelector('.choices')?.remove();
  const choices = document.createElement('div');
  choices.className = 'choices';
  communes.forEach(({ code, label, name: plain }, at) => {
    const line = document.createElement('div');
    line.className = 'choice';
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = name;
    radio.value = code;
    radio.id = `f-${name}-p${at}`;
    radio.checked = communes.length === 1;
    const words = document.createElement('label');
    words.htmlFor = radio.id;
    words.textContent = label ?? plain;
    line.append(radio, words);
    choices.append(line);
  });
  found.append(choices);
}
