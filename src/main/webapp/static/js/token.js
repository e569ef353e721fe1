/*
 * A participation token: made and blinded here, signed by the portal against a code, kept by its holder. The portal never sees it before the answer.
 * Without script, or without crypto.subtle (no https), the page keeps its plain way and says what that is worth.
 */
import { blind, finish, joined, randomBytes } from './blind-rsa.js';

const toText = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const fromText = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

function remembered(place) {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function remember(place, token) {
  try {
    localStorage.setItem(place, token);
  } catch {
    // private browsing: the page says to keep the token elsewhere anyway
  }
}

export function enhance(tools) {
  if (!crypto.subtle) return;
  const { token: address, key: modulus, survey, doing, failed } = tools.dataset;
  const key = { n: BigInt('0x' + modulus), e: 65537n };
  const place = `maillage-jeton-${survey}`;
  const code = document.querySelector('input[name="code"]');
  const field = tools.querySelector('textarea[name="token"]');
  const said = tools.querySelector('[data-said]');
  const got = tools.querySelector('[data-got]');
  const fetchButton = tools.querySelector('[data-fetch]');
  const download = tools.querySelector('[data-download]');

  const show = (token) => {
    field.value = token;
    got.hidden = false;
    download.href = URL.createObjectURL(new Blob([token + '\n'], { type: 'text/plain' }));
  };

  fetchButton.hidden = false;
  const kept = remembered(place);
  if (kept && !field.value) show(kept);

  // one token for one code: a second press, or a broken network, sends the same blinded message again
  let pending;
  fetchButton.addEventListener('click', async () => {
    said.textContent = doing;
    fetchButton.disabled = true;
    try {
      pending ??= await blind(key, randomBytes(32));
      const form = code.form;
      const body = new URLSearchParams({ code: code.value, blinded: toText(pending.blinded), _form: form.querySelector('[name="_form"]').value });
      const response = await fetch(address, { method: 'POST', body, credentials: 'omit', headers: { Accept: 'application/json' } });
      const answer = await response.json();
      if (!response.ok) {
        said.textContent = answer.error ?? failed;
        code.focus();
        return;
      }
      const token = toText(joined(pending.prepared, finish(key, pending, fromText(answer.signature))));
      remember(place, token);
      code.value = '';
      said.textContent = '';
      show(token);
      got.focus();
    } catch (fault) {
      console.error(fault);
      said.textContent = failed;
    } finally {
      fetchButton.disabled = false;
    }
  });
}
