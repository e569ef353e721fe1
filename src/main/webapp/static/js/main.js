/*
 * Loads a behaviour when the page has its hook. Every page works without any of them.
 *   data-error-summary   the summary of errors takes focus       error-focus.js
 *   form[data-once]      a second press sends nothing            once.js
 *   [data-draft]         long texts kept in the tab until sent   draft.js
 *   [data-commune]       communes proposed while typing          commune.js
 *   [data-proof]         work that proves no robot is here   proof.js
 *   [data-code]          a code after # in the address is filled in code.js
 *   [data-token]         a participation token, blinded and signed token.js
 *   [data-map]           a map drawn from the list beside it     map.js
 *   form[data-conditions]   questions shown and hidden            conditions.js
 *   [data-ranking]       up and down beside what is ranked       ranking.js
 *   [data-point]         a map that fills two coordinates        point.js
 *   [data-progress]      a job's progress, asked again and again progress.js
 *   [data-file]          a file sent at once, with its progress  file.js
 *   form[data-keying]     answers keyed by keyboard alone         keying.js
 *   form[data-counts]     cars counted without network            counts.js
 */
const behaviours = {
  '[data-error-summary]': './error-focus.js',
  'form[data-once]': './once.js',
  '[data-draft]': './draft.js',
  '[data-commune]': './commune.js',
  '[data-proof]': './proof.js',
  '[data-code]': './code.js',
  '[data-token]': './token.js',
  '[data-map]': './map.js',
  'form[data-conditions]': './conditions.js',
  '[data-ranking]': './ranking.js',
  '[data-point]': './point.js',
  '[data-progress]': './progress.js',
  '[data-file]': './file.js',
  'form[data-keying]': './keying.js',
  'form[data-counts]': './counts.js',
};

for (const [hook, module] of Object.entries(behaviours)) {
  const places = document.querySelectorAll(hook);
  if (places.length > 0) {
    import(module)
      .then(({ enhance }) => places.forEach((place) => enhance(place)))
      .catch((fault) => console.error(`Sans ${module} : la page marche quand même.`, fault));
  }
}

// texts kept for a form that was accepted are forgotten (see draft.js)
if (!document.querySelector('[data-draft], [type="password"]')) {
  import('./draft.js').then(({ forget }) => forget()).catch((fault) => console.error(fault));
}
