/*
 * Does the work that proves no robot is here, in place of the plain question (see HumanCheck on the server).
 * data-proof: address of the work; data-doing, data-done: what is said meanwhile and after. Whatever fails, the question stays.
 */
export function enhance(place) {
  if (!globalThis.crypto?.subtle || !globalThis.Worker) {
    return;
  }
  const question = place.querySelector('.field');
  const input = question.querySelector('input');
  const said = document.createElement('p');
  said.className = 'promise';
  said.setAttribute('role', 'status');
  said.textContent = place.dataset.doing;
  place.append(said);
  swap(true);

  prove(place.dataset.proof)
    .then((payload) => {
      const proof = document.createElement('input');
      proof.type = 'hidden';
      proof.name = '_proof';
      proof.value = payload;
      place.append(proof);
      said.textContent = place.dataset.done;
    })
    .catch((fault) => {
      console.info('Preuve impossible : la question reste.', fault);
      said.remove();
      swap(false);
    });

  function swap(hidden) {
    question.hidden = hidden;
    place.querySelector('h2').hidden = hidden;
    input.disabled = hidden;
  }
}

async function prove(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  const work = await answer.json();
  const number = await search(work);
  const { algorithm, challenge, salt, signature } = work;
  return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
}

function search(work) {
  return new Promise((found, failed) => {
    const worker = new Worker(new URL('./proof-worker.js', import.meta.url));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data === null) {
        failed(new Error('no number fits'));
      } else {
        found(data);
      }
    };
    worker.onerror = (fault) => failed(fault);
    worker.postMessage(work);
  });
}
