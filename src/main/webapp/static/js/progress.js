/*
 * Asks for the same page every two seconds and puts its [data-progress] in place of this one, until the job has ended;
 * then loads the page once more, so that everything on it says so. Without script, a link does the same.
 */
const pause = 2000; // ms

export function enhance(place) {
  if (place.dataset.ended === 'true') {
    return;
  }
  place.querySelector('[data-refresh]')?.setAttribute('hidden', '');
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = answer.ok && page.querySelector('[data-progress]');
      if (now && now.dataset.ended === 'true') {
        location.reload();
        return;
      }
      if (now) {
        place.replaceChildren(...now.childNodes);
      }
    } catch (fault) {
      console.info('Avancement non lu, nouvel essai', fault.name);
    }
    enhance(place);
  }, pause);
}
