/*
 * Draws the points of a list on a map. The list stays the page: this is its picture.
 *   data-src          address of {points, landmarks}; or data-lon and data-lat for one point
 *   data-tiles        address of tiles with {z} {x} {y}; empty: points on a plain ground, with the larger communes to find one's way by
 *   data-attribution  whose tiles they are
 *   data-label        name of the map for screen readers
 *   data-many         "{n} lieux ici", the name of a group; data-zoom-in, data-zoom-out, data-tiles-failed: words
 * Points nearer than a thumb's width are one group; a group is a button that zooms in, or lists its points at the closest zoom.
 */
const apart = 44; // px between two marks, so that a thumb hits one only
const closest = 17;
const leaflet = '/webjars/leaflet/1.9.4/dist/';

export async function enhance(place) {
  const frame = place.querySelector('[data-map-frame]');
  const [L, data] = await Promise.all([load(), points(place)]);
  if (data.points.length === 0) {
    return;
  }
  place.hidden = false;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', place.dataset.label);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(frame, { maxZoom: closest, scrollWheelZoom: false, zoomControl: false, fadeAnimation: !calm, zoomAnimation: !calm, markerZoomAnimation: !calm });
  L.control.zoom({ zoomInTitle: place.dataset.zoomIn, zoomOutTitle: place.dataset.zoomOut }).addTo(map);
  map.attributionControl.setPrefix(false);
  L.control.scale({ imperial: false }).addTo(map);
  map.on('focus', () => map.scrollWheelZoom.enable());
  map.on('blur', () => map.scrollWheelZoom.disable());

  if (place.dataset.tiles) {
    let told = false;
    L.tileLayer(place.dataset.tiles, { maxZoom: closest, attribution: escape(place.dataset.attribution) })
      .on('tileerror', () => {
        if (!told) {
          told = true;
          landmarks(L, map, data.landmarks);
          place.querySelector('[data-map-note]')?.append(` ${place.dataset.tilesFailed}`);
        }
      })
      .addTo(map);
  } else {
    landmarks(L, map, data.landmarks);
  }

  if (data.points.length === 1) {
    map.setView([data.points[0].lat, data.points[0].lon], place.dataset.tiles ? 15 : 11);
  } else {
    map.fitBounds(L.latLngBounds(data.points.map((p) => [p.lat, p.lon])), { padding: [36, 36], maxZoom: 14 });
  }
  const layer = L.layerGroup().addTo(map);
  const draw = () => group(L, map, layer, data.points, place);
  map.on('zoomend moveend', draw);
  draw();
}

/* the library's own sheet goes before the site's, so that map.css and the page's rules have the last word */
export async function load() {
  const first = document.head.querySelector('link[rel="stylesheet"]');
  await Promise.all([
    sheet(`${leaflet}leaflet.css`, (link) => first.before(link)),
    sheet('/static/css/map.css', (link) => document.head.append(link)),
  ]);
  return import(`${leaflet}leaflet-src.esm.js`);
}

function sheet(href, put) {
  if (document.querySelector(`link[href="${href}"]`)) {
    return Promise.resolve();
  }
  return new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = done;
    link.onerror = () => failed(new Error(href));
    put(link);
  });
}

async function points(place) {
  if (!place.dataset.src) {
    return { points: [{ name: place.dataset.name, lon: Number(place.dataset.lon), lat: Number(place.dataset.lat) }], landmarks: [] };
  }
  const answer = await fetch(place.dataset.src, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`${place.dataset.src}: ${answer.status}`);
  }
  return answer.json();
}

/* names of the larger communes, the largest first; one that would cover another is left out at this zoom */
function landmarks(L, map, towns) {
  const layer = L.layerGroup().addTo(map);
  const draw = () => {
    layer.clearLayers();
    const taken = [];
    for (const town of towns) {
      const at = map.project([town.lat, town.lon]);
      const box = { left: at.x - 8, right: at.x + 16 + town.name.length * 7, top: at.y - 12, bottom: at.y + 12 };
      if (taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) {
        continue;
      }
      taken.push(box);
      L.marker([town.lat, town.lon], {
        interactive: false,
        keyboard: false,
        icon: L.divIcon({ className: 'map__town', iconSize: null, html: escape(town.name) }),
      }).addTo(layer);
    }
  };
  map.on('zoomend', draw);
  map.whenReady(draw);
}

/* groups of the points that can be seen; who had the focus gets it back */
function group(L, map, layer, points, place) {
  if (layer.getLayers().some((marker) => marker.isPopupOpen())) {
    return;
  }
  const focused = document.activeElement?.getAttribute?.('data-group');
  layer.clearLayers();
  const bounds = map.getBounds().pad(0.15);
  const groups = [];
  const cells = new Map();
  for (const point of points) {
    if (!bounds.contains([point.lat, point.lon])) {
      continue;
    }
    const at = map.project([point.lat, point.lon]);
    const [x, y] = [Math.floor(at.x / apart), Math.floor(at.y / apart)];
    let found = null;
    for (let dx = -1; dx <= 1 && !found; dx++) {
      for (let dy = -1; dy <= 1 && !found; dy++) {
        found = cells.get(`${x + dx}:${y + dy}`)?.find((group) => group.at.distanceTo(at) < apart);
      }
    }
    if (found) {
      found.near.push(point);
    } else {
      const group = { at, name: point.href ?? point.name, near: [point] };
      groups.push(group);
      cells.set(`${x}:${y}`, [...(cells.get(`${x}:${y}`) ?? []), group]);
    }
  }
  let giving = false;
  for (const { name, near } of groups) {
    const marker = near.length === 1 ? single(L, near[0]) : several(L, map, near, place);
    marker.addTo(layer);
    const element = marker.getElement();
    element.setAttribute('data-group', name);
    element.setAttribute('aria-label', marker.options.title);
    // the library's own panning on focus knows no exception; this one stays out of the way while the focus is given back
    element.addEventListener('focus', () => giving || map.panInside(marker.getLatLng(), { padding: [apart, apart] }));
    if (name === focused) {
      // given back, not taken: the map stays where it is, or its moving would have it drawn again without end
      giving = true;
      element.focus({ preventScroll: true });
      giving = false;
    }
  }
}

/* the buttons of the map stand in its corner: a popup opens beside them, not below */
const aside = { autoPanPaddingTopLeft: [64, 16], autoPanPaddingBottomRight: [16, 16] };

function single(L, point) {
  const marker = L.marker([point.lat, point.lon], {
    autoPanOnFocus: false,
    title: point.commune ? `${point.name}, ${point.commune}` : point.name,
    icon: L.divIcon({ className: 'map__pin', iconSize: [34, 40], iconAnchor: [17, 38], popupAnchor: [0, -34], html: '<span aria-hidden="true">P</span>' }),
  });
  return marker.bindPopup(() => popup([point]), aside);
}

function several(L, map, near, place) {
  const lat = near.reduce((sum, p) => sum + p.lat, 0) / near.length;
  const lon = near.reduce((sum, p) => sum + p.lon, 0) / near.length;
  const marker = L.marker([lat, lon], {
    autoPanOnFocus: false,
    title: place.dataset.many.replace('{n}', near.length),
    icon: L.divIcon({ className: 'map__group', iconSize: [44, 44], html: `<span aria-hidden="true">${near.length}</span>` }),
  });
  const bounds = L.latLngBounds(near.map((p) => [p.lat, p.lon]));
  const together = map.getZoom() >= closest || bounds.getNorthEast().equals(bounds.getSouthWest());
  if (together) {
    return marker.bindPopup(() => popup(near.slice(0, 50)), aside);
  }
  // Leaflet opens popups by Enter and tells everything else only as a key press
  return marker.on('click keypress', (event) => {
    if (event.type === 'keypress' && event.originalEvent.key !== 'Enter') return;
    map.fitBounds(bounds, { padding: [48, 48], maxZoom: closest });
  });
}

/* built of nodes, never of markup: names come from files that anybody may have written */
function popup(list) {
  const box = document.createElement('ul');
  box.className = 'map__list';
  for (const point of list) {
    const item = document.createElement('li');
    const name = document.createElement(point.href ? 'a' : 'strong');
    name.textContent = point.name;
    if (point.href) {
      name.href = point.href;
    }
    item.append(name);
    const more = [point.commune, point.spaces].filter(Boolean).join(' · ');
    if (more) {
      const line = document.createElement('small');
      line.textContent = more;
      item.append(line);
    }
    box.append(item);
  }
  return box;
}

function escape(text) {
  const box = document.createElement('span');
  box.textContent = text ?? '';
  return box.innerHTML;
}
