// What stands on the ground of the live map: AMAPs are round, farms lozenges, clusters larger and with their number. Shapes
// tell them apart, not colours alone; an AMAP that takes nobody is a ring.

/** Radius of each mark in pixels. */
const RADII = { amap: 8, ring: 8, farm: 8, amaps1: 14, amaps2: 18, amaps3: 23, farms1: 15, farms2: 20, found: 11, foundring: 11, foundfarm: 11, here: 11 };
const RIM = 2;

/** The picture of a mark, as MapLibre takes it: twice as fine as the screen's pixels. */
export function image(name, colours) {
  const radius = RADII[name] + RIM;
  const size = 2 * radius + 2;
  const canvas = Object.assign(document.createElement('canvas'), { width: 2 * size, height: 2 * size });
  const pen = canvas.getContext('2d');
  pen.scale(2, 2);
  pen.translate(size / 2, size / 2);
  const isFarm = name.includes('farm');
  const shape = (reach) => {
    pen.beginPath();
    if (isFarm) [[0, -reach], [reach, 0], [0, reach], [-reach, 0]].forEach(([x, y]) => pen.lineTo(x, y));
    else pen.arc(0, 0, reach, 0, 7);
    pen.closePath();
  };
  const fill = (reach, colour) => {
    shape(reach);
    pen.fillStyle = colour;
    pen.fill();
  };
  if (name.startsWith('found')) fill(radius + 1, colours.ink);
  fill(radius, colours.rim);
  fill(radius - RIM, isFarm ? colours.farm : name === 'here' ? colours.here : colours.amap);
  if (name.endsWith('ring')) fill(radius - RIM - 3, colours.rim);
  if (name === 'here') fill(radius - RIM - 4, colours.rim);
  return { width: canvas.width, height: canvas.height, data: pen.getImageData(0, 0, canvas.width, canvas.height).data };
}

const isRing = ['in', ['coalesce', ['get', 'status'], ''], ['literal', ['full', 'paused', 'closed']]];
const count = ['coalesce', ['get', 'count'], 1];

/** Layers of the tiles and of what the page found, those that matter most last. */
export const layers = (colours, fonts) => {
  const mark = (id, source, layer, image, colour) => ({
    id, type: 'symbol', source, ...layer && { 'source-layer': layer },
    layout: {
      'icon-image': image, 'icon-allow-overlap': true,
      'text-field': ['case', ['>', count, 1], ['number-format', count, { locale: document.documentElement.lang }], ''], 'text-font': fonts.bold, 'text-size': 12, 'text-allow-overlap': true,
      // The fullest lie on top.
      'symbol-sort-key': count,
    },
    paint: { 'text-color': colour },
  });
  const found = mark('found', 'found', '', ['case', ['==', ['get', 'kind'], 'farms'], 'foundfarm', ['==', ['get', 'kind'], 'here'], 'here', isRing, 'foundring', 'found'], colours.rim);
  Object.assign(found.layout, { 'text-field': ['coalesce', ['get', 'name'], ''], 'text-font': fonts.bold, 'text-size': 13, 'text-optional': true, 'text-allow-overlap': false, 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 1.1, 'text-max-width': 9 });
  Object.assign(found.paint, { 'text-color': colours.ink, 'text-halo-color': colours.halo, 'text-halo-width': 2 });
  return [
    { ...mark('farms', 'places', 'farms', ['step', count, 'farm', 2, 'farms1', 50, 'farms2'], colours.onFarm), minzoom: 7 },
    mark('amaps', 'places', 'amaps', ['case', ['==', count, 1], ['case', isRing, 'ring', 'amap'], ['step', count, 'amaps1', 20, 'amaps2', 200, 'amaps3']], colours.onAmap),
    found,
  ];
};
