/*
 * A map that fills the latitude and longitude beside it: by a touch, or by the Enter key for what lies under the cross in its middle.
 *   data-point                     the question's code
 *   data-tiles, data-attribution   as in map.js; data-label, data-hint, data-zoom-in, data-zoom-out: words
 * Without it, the two fields and the commune do the same.
 */
import { load } from './map.js';

const start = { lat: 46.6, lon: 2.4, zoom: 5 };

export async function enhance(place) {
  const [latitude, longitude] = ['lat', 'lon'].map((part) => document.getElementById(`f-${place.dataset.point}.${part}`));
  const L = await load();
  const hint = document.createElement('p');
  hint.className = 'field__hint';
  hint.id = `m-${place.dataset.point}`;
  hint.textContent = place.dataset.hint;
  const frame = document.createElement('div');
  frame.className = 'point__map';
  frame.setAttribute('role', 'application');
  frame.setAttribute('aria-label', place.dataset.label);
  frame.setAttribute('aria-describedby', hint.id);
  place.querySelector('summary').after(hint, frame);

  let map = null;
  let mark = null;
  const typed = () => {
    const [lat, lon] = [latitude, longitude].map((field) => Number.parseFloat(field.value.replace(',', '.')));
    return Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lat, lon] : null;
  };
  const show = () => {
    mark?.remove();
    mark = typed() ? L.circleMarker(typed(), { radius: 10, keyboard: false }).addTo(map) : null;
  };
  const choose = (at) => {
    latitude.value = at.lat.toFixed(5).replace('.', ',');
    longitude.value = at.lng.toFixed(5).replace('.', ',');
    latitude.dispatchEvent(new Event('input', { bubbles: true }));
    show();
  };
  const draw = () => {
    if (map) {
      map.invalidateSize();
      return;
    }
    map = L.map(frame, { zoomControl: false, scrollWheelZoom: false });
    map.attributionControl.setPrefix(false);
    L.control.zoom({ zoomInTitle: place.dataset.zoomIn, zoomOutTitle: place.dataset.zoomOut }).addTo(map);
    if (place.dataset.tiles) {
      const words = document.createElement('span');
      words.textContent = place.dataset.attribution;
      L.tileLayer(place.dataset.tiles, { attribution: words.innerHTML }).addTo(map);
    }
    map.setView(typed() ?? [start.lat, start.lon], typed() ? 13 : start.zoom);
    map.on('click', (event) => choose(event.latlng));
    frame.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === frame) {
        event.preventDefault();
        choose(map.getCenter());
      }
    });
    [latitude, longitude].forEach((field) => field.addEventListener('change', show));
    show();
  };
  place.addEventListener('toggle', () => place.open && draw());
  if (place.open) {
    draw();
  }
}
