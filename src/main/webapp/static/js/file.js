/*
 * Sends a file as soon as it is chosen, with its progress and a way to stop; the form then carries its id. Without this the form sends it.
 *   data-file       where it goes, token included;  data-most  largest size, MiB
 *   data-large, data-sending ("{0} : {1} %"), data-cancel, data-cancelled, data-failed, data-remove ("Retirer {0}")   what is said
 */
export function enhance(place) {
  const { dataset } = place;
  const input = place.querySelector('input[type="file"]');
  const kept = place.querySelector('[data-kept]');
  const id = kept.querySelector('input[type="hidden"]');
  const remove = kept.querySelector('input[type="checkbox"]');
  const bar = document.createElement('progress');
  const said = document.createElement('p');
  const stop = document.createElement('button');
  let request = null;
  bar.max = 100;
  bar.setAttribute('aria-hidden', 'true');
  said.className = 'file__said';
  said.setAttribute('role', 'status');
  stop.type = 'button';
  stop.className = 'button button--quiet button--small';
  stop.textContent = dataset.cancel;
  kept.before(said, bar, stop);
  show(false);

  input.addEventListener('change', () => {
    request?.abort();
    if (input.files.length > 0) {
      send(input.files[0]);
    }
  });
  stop.addEventListener('click', () => {
    request?.abort();
    end(dataset.cancelled, false);
    input.focus();
  });
  // sent before the file has arrived: the form takes it along
  input.form.addEventListener('submit', () => request?.abort());

  function show(sending) {
    bar.hidden = !sending;
    stop.hidden = !sending;
  }

  function tell(text, wrong) {
    said.textContent = text;
    said.classList.toggle('field__error', wrong);
    said.classList.remove('visually-hidden');
  }

  function end(text, wrong) {
    request = null;
    show(false);
    tell(text, wrong);
    input.value = '';
  }

  function send(file) {
    if (file.size > Number(dataset.most) * 1024 * 1024) {
      end(dataset.large, true);
      return;
    }
    const body = new FormData();
    body.append(input.name, file, file.name);
    const sent = new XMLHttpRequest();
    request = sent;
    bar.value = 0;
    show(true);
    tell(saying(file, 0), false);
    sent.upload.addEventListener('progress', (event) => {
      const part = event.lengthComputable ? Math.floor((100 * event.loaded) / event.total) : 0;
      // a reader of the screen hears quarters, not every step
      if (Math.floor(part / 25) > Math.floor(bar.value / 25)) {
        tell(saying(file, part), false);
      }
      bar.value = part;
    });
    sent.addEventListener('error', () => request === sent && end(dataset.failed, true));
    sent.addEventListener('load', () => {
      if (request !== sent) {
        return;
      }
      const answer = read(sent);
      if (sent.status === 201 && answer) {
        end(answer.said, false);
        take(answer);
      } else {
        end(answer?.error ?? dataset.failed, true);
      }
    });
    sent.open('POST', dataset.file);
    sent.setRequestHeader('Accept', 'application/json');
    sent.send(body);
  }

  function saying(file, part) {
    return dataset.sending.replace('{0}', () => file.name).replace('{1}', String(part));
  }

  function take({ file, name, href, said: words }) {
    id.value = file;
    const link = kept.querySelector('a');
    link.href = href;
    link.textContent = words;
    remove.checked = false;
    kept.querySelector('label').textContent = dataset.remove.replace('{0}', () => name);
    kept.hidden = false;
    // the box below says it to the eye
    said.classList.add('visually-hidden');
    // conditions look again
    id.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function read(sent) {
  try {
    return JSON.parse(sent.responseText);
  } catch (fault) {
    console.info('Réponse illisible', fault.name);
    return null;
  }
}
