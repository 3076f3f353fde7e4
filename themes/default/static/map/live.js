// The live map: the ground, AMAPs and farms on it, and below it a list of what is in view, by which the keyboard and screen
// readers reach the same pages. Loaded when somebody asks for the map; what it is made of and says stands in `live.html`.
//
// A page that finds AMAPs tells the map by an event, as often as its results change, before or after the map is opened. The
// map then shows exactly these, and fits them:
//
//   document.dispatchEvent(new CustomEvent('cabas:results', { detail: {
//     results: [{ name, address, lat, lon, commune, status }],   // `address` from the root of the site, `status` its key
//     position: { lat, lon },                                    // what they are near, or null
//   } }));                                                       // `results: null` shows all again

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const dark = matchMedia('(prefers-color-scheme: dark)');
const coarse = matchMedia('(pointer: coarse)');
const { lang } = document.documentElement;
/** As many AMAPs and farms are named below the map. */
const NAMED = 12;
const LAYERS = ['amaps', 'farms', 'found'];
const COLOURS = ['sea', 'land', 'urban', 'wood', 'building', 'river', 'border', 'line', 'soft', 'ink', 'halo', 'road', 'edge', 'motorway', 'seaName', 'amap', 'onAmap', 'farm', 'onFarm', 'rim', 'here'];
const NOWHERE = { type: 'FeatureCollection', features: [] };

const loaded = {};
/** Adds a script or a style sheet of ours to the page, once. */
const add = (name, attributes) => loaded[Object.values(attributes)] ??= new Promise((resolve, reject) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.addEventListener('load', resolve);
  element.addEventListener('error', () => reject(new Error('not loaded')));
  document.head.append(element);
});

/** Opens the map in its place, `[data-live=map]`, and shows `given`, the detail of the event. Fails when the map cannot be drawn. */
export async function open(place, given) {
  const pieces = await read(place.dataset.pieces);
  const { ground, marks, css, maplibre, pmtiles } = pieces.querySelector('[data-part=frame]').dataset;
  const [look, stand] = await Promise.all([
    import(ground), import(marks), add('link', { rel: 'stylesheet', href: css }), add('script', { src: maplibre }), add('script', { src: pmtiles }),
  ]);
  loaded.protocol ??= maplibregl.addProtocol('pmtiles', new window.pmtiles.Protocol().tile) ?? true;
  return draw(place, given, pieces, look, stand);
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error('not loaded');
  return Object.assign(document.createElement('template'), { innerHTML: await answer.text() }).content;
}

async function draw(place, given, pieces, { ground, fonts }, { image, layers }) {
  // The `{slots}` of a piece are filled as text.
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  function part(name, values) {
    const piece = pieces.querySelector(`[data-part=${name}]`).cloneNode(true);
    const walker = document.createTreeWalker(piece);
    for (let node = piece; node; node = walker.nextNode()) {
      if (node.data) node.data = fill(node.data, values);
      for (const { name, value } of [...node.attributes ?? []]) node.setAttribute(name.replace('data-href', 'href'), fill(value, values));
    }
    return piece;
  }
  const say = (name, values = {}) => part(name, values).textContent;
  const number = (name, n) => say(`${name}-${new Intl.PluralRules(lang).select(n)}`, { n: n.toLocaleString(lang) });

  const frame = part('frame');
  const [box, status, list] = ['box', 'status', 'list'].map((name) => frame.querySelector(`[data-live=${name}]`));
  const height = place.firstElementChild.clientHeight;
  place.append(frame);
  place.classList.add('is-live');
  if (height > box.clientHeight) box.style.height = `${Math.min(height, innerHeight * 0.8)}px`;

  const colours = () => Object.fromEntries(COLOURS.map((name) => [name, colour(frame, name)]));
  const style = () => {
    const now = colours();
    const { schema, basemap, tiles } = frame.dataset;
    const url = (path) => `pmtiles://${new URL(path, location)}`;
    const hidden = shown.results ? 'none' : 'visible';
    const marks = layers(now, fonts).map((layer) => (layer.source === 'places' ? { ...layer, layout: { ...layer.layout, visibility: hidden } } : layer));
    return {
      version: 8,
      sources: { ground: { type: 'vector', url: url(basemap) }, places: { type: 'vector', url: url(tiles) }, found: { type: 'geojson', data: found() } },
      layers: [...ground(schema, now, lang), ...marks],
    };
  };

  // What the page gives: results of a search alone, or what it is about among all others.
  let shown = {};
  const about = JSON.parse(place.dataset.points || '[]');
  const points = () => [
    ...shown.results ?? about,
    ...shown.position ? [{ ...shown.position, kind: 'here', name: say('here') }] : [],
  ];
  const found = () => ({ ...NOWHERE, features: points().map(({ lat, lon, ...properties }) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } })) });
  const [west, south, east, north] = place.dataset.box.split(',').map(Number);
  function extent() {
    const bounds = new maplibregl.LngLatBounds();
    if (shown.results?.length) points().forEach(({ lat, lon }) => bounds.extend([lon, lat]));
    else bounds.extend([west, south]).extend([east, north]);
    return bounds;
  }
  const room = () => ({ padding: Math.min(48, box.clientWidth / 8), maxZoom: closest - 2 });
  const accept = (detail) => shown = detail?.results ? detail : {};
  accept(given);

  const closest = Math.max(Number(frame.dataset.zoom) + 3, 14);
  let map;
  function leave() {
    map?.remove();
    frame.remove();
    place.classList.remove('is-live');
  }
  try {
    map = new maplibregl.Map({
      container: box, style: style(), bounds: extent(), fitBoundsOptions: room(), minZoom: 3, maxZoom: closest,
      attributionControl: false, cooperativeGestures: coarse.matches, dragRotate: false, pitchWithRotate: false, touchPitch: false,
      renderWorldCopies: false, fadeDuration: calm.matches ? 0 : 200,
      locale: Object.fromEntries([...pieces.querySelectorAll('[data-locale]')].map((word) => [word.dataset.locale, word.textContent])),
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.on('styleimagemissing', ({ id }) => map.hasImage(id) || map.addImage(id, image(id, colours()), { pixelRatio: 2 }));
    await new Promise((resolve, reject) => {
      map.once('load', resolve);
      // A tile that does not come is a hole in the map; without its sources there is no map.
      map.on('error', ({ error, tile }) => tile || reject(error));
    });
  } catch (error) {
    leave();
    throw error;
  }

  // One thing to say of a feature: an AMAP or farm, several of one spot, or a cluster.
  const entries = ({ properties, layer }) => (properties.members ? JSON.parse(properties.members) : [properties]).map((one) => ({ kind: layer.id, ...one }));
  const item = ({ kind, name, address, commune, status }) => {
    const what = kind === 'farms' ? say('farm') : status && say(`status-${status}`);
    return part('item', { href: frame.dataset.root + address, name, facts: [commune, what].filter(Boolean).join(', ') });
  };
  const isCluster = ({ properties }) => properties.zoom !== undefined;
  const once = (features) => [...new Map(features.flatMap(entries).map((one) => [one.address, one])).values()];
  const seen = (area) => map.queryRenderedFeatures(area, { layers: LAYERS }).filter(({ properties }) => properties.kind !== 'here');

  // The list of what is in view.
  function tell() {
    const centre = map.project(map.getCenter());
    const features = seen();
    const far = ({ geometry }) => { const at = map.project(geometry.coordinates); return Math.hypot(at.x - centre.x, at.y - centre.y); };
    const singles = features.filter((feature) => !isCluster(feature)).sort((a, b) => far(a) - far(b));
    const known = once(singles);
    // What the page is about stands on the map twice: among all others, whose tiles are counted, and on top.
    const counted = shown.results ? known : once(singles.filter(({ layer }) => layer.id !== 'found'));
    const sum = (kind) => counted.filter((one) => (one.kind === 'farms') === (kind === 'farms')).length
      + features.filter((feature) => isCluster(feature) && feature.layer.id === kind).reduce((sum, { properties }) => sum + properties.count, 0);
    const counts = ['amaps', 'farms'].map((kind) => [kind, sum(kind)]).filter(([, n]) => n).map(([kind, n]) => number(kind, n));
    const named = known.slice(0, NAMED);
    const text = [
      counts.length ? say('seen', { what: new Intl.ListFormat(lang).format(counts) }) : say('none'),
      features.length && (features.some(isCluster) || known.length > NAMED) ? say('closer') : '',
    ].filter(Boolean).join(' ');
    if (status.textContent !== text) status.textContent = text;
    const addresses = named.map(({ address }) => address).join();
    if (list.dataset.shown === addresses) return;
    list.dataset.shown = addresses;
    list.replaceChildren(...named.map(item));
  }
  map.on('idle', tell);

  // Bubbles.
  const popup = new maplibregl.Popup({ maxWidth: '18rem', offset: 10 });
  const under = ({ x, y }) => {
    const reach = coarse.matches ? 12 : 4;
    return seen([[x - reach, y - reach], [x + reach, y + reach]]);
  };
  map.on('click', ({ point }) => {
    const features = under(point);
    const single = features.filter((feature) => !isCluster(feature));
    if (single.length) {
      const bubble = part('bubble', {});
      const more = single.reduce((sum, { properties }) => sum + (properties.count ?? 1), 0) - single.flatMap(entries).length;
      bubble.append(...once(single).map(item), ...more > 0 ? [part('more', { n: more.toLocaleString(lang) })] : []);
      popup.setLngLat(single[0].geometry.coordinates).setDOMContent(bubble).addTo(map);
    } else if (features.length) {
      const { geometry, properties } = features[0];
      map.easeTo({ center: geometry.coordinates, zoom: Math.max(properties.zoom, map.getZoom() + 1) });
    }
  });
  map.on('mousemove', ({ point }) => map.getCanvas().style.cursor = under(point).length ? 'pointer' : '');

  for (const button of frame.querySelectorAll('[data-step]')) {
    button.addEventListener('click', () => map.easeTo({ zoom: map.getZoom() + Number(button.dataset.step) }));
  }
  frame.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !popup.isOpen()) return;
    popup.remove();
    map.getCanvas().focus();
  });

  function show(detail) {
    accept(detail);
    popup.remove();
    map.getSource('found').setData(found());
    for (const layer of ['amaps', 'farms']) map.setLayoutProperty(layer, 'visibility', shown.results ? 'none' : 'visible');
    map.fitBounds(extent(), room());
  }
  const end = new AbortController();
  document.addEventListener('cabas:results', ({ detail }) => show(detail), end);
  dark.addEventListener('change', () => map.setStyle(style(), { diff: false }), end);

  function close() {
    end.abort();
    leave();
    place.querySelector('[data-live=open]').focus();
  }
  frame.querySelector('[data-live=close]').addEventListener('click', close);
  map.getCanvas().focus({ preventScroll: true });
  return { show, close };
}

/** A custom property as a colour that MapLibre reads, whatever way it is written in. */
function colour(element, name) {
  const probe = document.createElement('i');
  probe.style.color = `var(--map-${name})`;
  element.append(probe);
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  pen.fillStyle = getComputedStyle(probe).color;
  pen.fillRect(0, 0, 1, 1);
  probe.remove();
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return `rgba(${red},${green},${blue},${alpha / 255})`;
}
