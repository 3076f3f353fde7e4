// The ground of the live map as layers of a MapLibre style: paper land, ink rivers, in the colours of the page.
//
// Four schemas of vector tiles are known: that of the basemap which Cabas ships, Protomaps 4, OpenMapTiles 3 and
// Shortbread 1. Each is a table that says where a thing is; what a thing looks like is said once.

const source = 'ground';
const [sans, serif] = [['system-ui', 'Segoe UI', 'Roboto', 'Noto Sans', 'Liberation Sans'], ['Iowan Old Style', 'Palatino Linotype', 'Palatino', 'Georgia', 'serif']];
// Without glyph files the browser draws letters from the fonts of the device; the first name only says weight and slant.
export const fonts = { plain: ['Regular', ...sans], bold: ['Semibold', ...sans], sea: ['Italic', ...serif], town: ['Bold', ...serif] };

const is = (key, ...values) => ['in', ['get', key], ['literal', values]];
const all = (...filters) => ['all', ...filters];
const not = (filter) => ['!', filter];
const lines = ['==', ['geometry-type'], 'LineString'];
const areas = ['==', ['geometry-type'], 'Polygon'];
const by = (...stops) => ['interpolate', ['exponential', 1.5], ['zoom'], ...stops];

/** What is where: role → [layer of the tiles, filter]. Roles that a schema lacks are not drawn. */
const schemas = {
  protomaps: {
    land: ['earth', areas],
    wood: ['landuse', is('kind', 'forest', 'wood')],
    green: ['landuse', is('kind', 'park', 'grass', 'grassland', 'meadow', 'nature_reserve', 'national_park', 'cemetery', 'garden', 'golf_course')],
    urban: ['landuse', is('kind', 'residential', 'industrial', 'commercial')],
    water: ['water', areas],
    rivers: ['water', lines],
    buildings: ['buildings'],
    rails: ['roads', is('kind', 'rail')],
    paths: ['roads', is('kind', 'path', 'other')],
    minor: ['roads', is('kind', 'minor_road')],
    major: ['roads', is('kind', 'major_road')],
    motorways: ['roads', is('kind', 'highway')],
    regions: ['boundaries', is('kind_detail', 4, '4')],
    departments: ['boundaries', is('kind_detail', 6, '6')],
    countries: ['boundaries', is('kind_detail', 2, '2')],
    streetNames: ['roads', is('kind', 'minor_road', 'major_road')],
    seas: ['water', is('kind', 'ocean', 'sea')],
    cities: ['places', all(is('kind', 'locality'), ['>=', ['coalesce', ['get', 'population_rank'], 0], 9])],
    towns: ['places', all(is('kind', 'locality'), ['<', ['coalesce', ['get', 'population_rank'], 0], 9])],
    quarters: ['places', is('kind', 'neighbourhood', 'macrohood')],
  },
  openmaptiles: {
    wood: ['landcover', is('class', 'wood')],
    green: ['landcover', is('class', 'grass', 'wetland')],
    parks: ['park'],
    lawns: ['landuse', is('class', 'cemetery', 'pitch', 'stadium', 'golf_course')],
    urban: ['landuse', is('class', 'residential', 'suburb', 'neighbourhood', 'industrial', 'commercial')],
    water: ['water'],
    rivers: ['waterway', is('class', 'river', 'canal', 'stream')],
    buildings: ['building'],
    rails: ['transportation', is('class', 'rail', 'transit')],
    paths: ['transportation', is('class', 'path', 'track', 'service')],
    minor: ['transportation', is('class', 'minor')],
    major: ['transportation', is('class', 'trunk', 'primary', 'secondary', 'tertiary')],
    motorways: ['transportation', is('class', 'motorway')],
    regions: ['boundary', is('admin_level', 4)],
    departments: ['boundary', is('admin_level', 6)],
    countries: ['boundary', all(is('admin_level', 2), not(is('maritime', 1)))],
    streetNames: ['transportation_name', is('class', 'minor', 'service', 'path', 'trunk', 'primary', 'secondary', 'tertiary')],
    seas: ['water_name', not(lines)],
    cities: ['place', is('class', 'city')],
    towns: ['place', is('class', 'town', 'village', 'hamlet')],
    quarters: ['place', is('class', 'suburb', 'quarter', 'neighbourhood')],
  },
  shortbread: {
    wood: ['land', is('kind', 'forest', 'wood')],
    green: ['land', is('kind', 'grass', 'grassland', 'meadow', 'park', 'garden', 'cemetery', 'village_green', 'recreation_ground', 'orchard', 'allotments')],
    urban: ['land', is('kind', 'residential', 'industrial', 'commercial', 'retail')],
    sea: ['ocean'],
    water: ['water_polygons'],
    rivers: ['water_lines'],
    buildings: ['buildings'],
    rails: ['streets', is('kind', 'rail', 'light_rail', 'tram', 'subway')],
    paths: ['streets', is('kind', 'path', 'footway', 'cycleway', 'track', 'steps', 'service', 'pedestrian')],
    minor: ['streets', is('kind', 'unclassified', 'residential', 'living_street')],
    major: ['streets', is('kind', 'trunk', 'primary', 'secondary', 'tertiary')],
    motorways: ['streets', is('kind', 'motorway')],
    regions: ['boundaries', is('admin_level', 4)],
    countries: ['boundaries', all(is('admin_level', 2), not(is('maritime', true)))],
    streetNames: ['street_labels'],
    cities: ['place_labels', is('kind', 'capital', 'state_capital', 'city')],
    towns: ['place_labels', is('kind', 'town', 'village', 'hamlet')],
    quarters: ['place_labels', is('kind', 'suburb', 'quarter', 'neighbourhood')],
  },
};

/** What a street-level thing looks like: role → a layer without its source. Drawn in this order. */
const looks = (c, name) => ({
  land: { type: 'fill', paint: { 'fill-color': c.land } },
  urban: { type: 'fill', paint: { 'fill-color': c.urban, 'fill-opacity': 0.6 } },
  green: { type: 'fill', paint: { 'fill-color': c.wood, 'fill-opacity': 0.6 } },
  parks: { type: 'fill', paint: { 'fill-color': c.wood, 'fill-opacity': 0.4 } },
  lawns: { type: 'fill', paint: { 'fill-color': c.wood, 'fill-opacity': 0.6 } },
  wood: { type: 'fill', paint: { 'fill-color': c.wood } },
  sea: { type: 'fill', paint: { 'fill-color': c.sea } },
  water: { type: 'fill', paint: { 'fill-color': c.sea } },
  rivers: { type: 'line', paint: { 'line-color': c.river, 'line-width': by(7, 0.6, 14, 2) } },
  buildings: { type: 'fill', minzoom: 14, paint: { 'fill-color': c.building } },
  rails: { type: 'line', minzoom: 11, paint: { 'line-color': c.soft, 'line-width': by(11, 0.5, 16, 1.5), 'line-dasharray': [6, 2] } },
  paths: { type: 'line', minzoom: 14, paint: { 'line-color': c.line, 'line-width': by(14, 0.5, 18, 3), 'line-dasharray': [3, 1] } },
  minorEdge: { of: 'minor', type: 'line', minzoom: 13, paint: { 'line-color': c.edge, 'line-width': by(13, 1.5, 15, 4.5, 18, 14) }, layout: { 'line-cap': 'round', 'line-join': 'round' } },
  minor: { type: 'line', minzoom: 12, paint: { 'line-color': c.road, 'line-width': by(12, 0.5, 15, 3, 18, 12) }, layout: { 'line-cap': 'round', 'line-join': 'round' } },
  majorEdge: { of: 'major', type: 'line', minzoom: 9, paint: { 'line-color': c.edge, 'line-width': by(9, 1, 12, 3, 15, 7, 18, 20) }, layout: { 'line-cap': 'round', 'line-join': 'round' } },
  motorwayEdge: { of: 'motorways', type: 'line', minzoom: 6, paint: { 'line-color': c.edge, 'line-width': by(6, 1, 12, 4.5, 15, 9, 18, 24) }, layout: { 'line-cap': 'round', 'line-join': 'round' } },
  major: { type: 'line', minzoom: 9, paint: { 'line-color': c.road, 'line-width': by(9, 0.4, 12, 1.8, 15, 5, 18, 17) }, layout: { 'line-cap': 'round', 'line-join': 'round' } },
  motorways: { type: 'line', minzoom: 6, paint: { 'line-color': c.motorway, 'line-width': by(6, 0.4, 12, 3, 15, 6.5, 18, 20) }, layout: { 'line-cap': 'round', 'line-join': 'round' } },
  departments: { type: 'line', minzoom: 7, paint: { 'line-color': c.soft, 'line-width': 0.7, 'line-dasharray': [2, 2], 'line-opacity': 0.7 } },
  regions: { type: 'line', minzoom: 4, paint: { 'line-color': c.soft, 'line-width': 1, 'line-dasharray': [4, 2] } },
  countries: { type: 'line', paint: { 'line-color': c.ink, 'line-width': 1.2, 'line-dasharray': [6, 2] } },
  streetNames: { ...text(c, name, 'plain', by(13, 10, 18, 14)), minzoom: 14, along: true, quiet: true },
  seas: { ...text(c, name, 'sea', 13), sea: true },
  quarters: { ...text(c, name, 'plain', by(11, 10, 16, 14)), minzoom: 12, quiet: true },
  towns: { ...text(c, name, 'bold', by(8, 11, 14, 16)), minzoom: 7 },
  cities: text(c, name, 'town', by(4, 11, 12, 20)),
});

function text(c, name, font, size) {
  return {
    type: 'symbol',
    layout: {
      'text-field': name, 'text-font': fonts[font], 'text-size': size, 'text-max-width': 7, 'text-padding': 4,
      // A name makes room for the marks of AMAPs and farms, which come first.
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'], 'text-radial-offset': 1, 'text-justify': 'auto',
    },
    paint: { 'text-color': c.ink, 'text-halo-color': c.halo, 'text-halo-width': 1.6 },
  };
}

function street(schema, c, language) {
  const name = ['coalesce', ['get', `name:${language}`], ['get', `name_${language}`], ['get', 'name'], ['get', 'name:latin'], ''];
  const where = schemas[schema];
  const layers = Object.entries(looks(c, name)).flatMap(([role, { of = role, along, quiet, sea, ...look }]) => {
    if (!where[of]) return [];
    const [layer, filter] = where[of];
    if (along) look.layout = { 'symbol-placement': 'line', 'text-field': name, 'text-font': fonts.plain, 'text-size': look.layout['text-size'] };
    if (quiet) look.paint['text-color'] = c.soft;
    if (sea) look.paint['text-color'] = c.seaName;
    return [{ id: role, source, 'source-layer': layer, ...filter && { filter }, ...look }];
  });
  // Where land is a layer of its own, what is not land is sea; elsewhere it is the reverse.
  return [background(where.land ? c.sea : c.land), ...layers];
}

const background = (color) => ({ id: 'background', type: 'background', paint: { 'background-color': color } });

/** The basemap that Cabas ships: no streets, but every commune. */
function cabas(c, language) {
  const layer = (id, type, more) => ({ id, type, source, 'source-layer': id, ...more });
  const border = (kind, minzoom, width, dashes, color) => layer('borders', 'line', {
    id: `borders-${kind}`, minzoom, filter: is('kind', kind), paint: { 'line-color': color, 'line-width': width, ...dashes && { 'line-dasharray': dashes } },
  });
  const own = ['coalesce', ['get', `name:${language}`], ['get', 'name']];
  const people = ['get', 'population'];
  const town = (id, filter, font, size) => layer('towns', 'symbol', {
    ...text(c, ['get', 'name'], font, size), id, filter: all(['<=', ['get', 'zoom'], ['zoom']], filter),
  });
  return [
    background(c.halo),
    layer('sheets', 'fill', { paint: { 'fill-color': c.sea } }),
    layer('land', 'fill', { paint: { 'fill-color': c.land } }),
    layer('urban', 'fill', { maxzoom: 10, paint: { 'fill-color': c.urban, 'fill-opacity': by(7, 1, 10, 0) } }),
    // Rivers and built-up land are too rough to be looked at closely.
    layer('rivers', 'line', {
      maxzoom: 12,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': c.river, 'line-opacity': by(10, 1, 12, 0), 'line-width': by(4, ['*', ['get', 'width'], 0.1], 8, ['*', ['get', 'width'], 0.3], 12, ['*', ['get', 'width'], 0.6]) },
    }),
    layer('lakes', 'fill', { paint: { 'fill-color': c.sea, 'fill-outline-color': c.river } }),
    border('department', 5.5, by(6, 0.5, 10, 1), [2, 2], c.border),
    border('region', 4, by(4, 0.6, 10, 1.6), undefined, c.border),
    { ...layer('sheets', 'line', { paint: { 'line-color': c.soft, 'line-width': 1 } }), id: 'sheet-edges' },
    border('country', 3, by(4, 0.8, 10, 2), [5, 1.5], c.ink),
    layer('rivers', 'symbol', {
      ...text(c, ['get', 'name'], 'sea', 12), id: 'river-names', minzoom: 8, maxzoom: 11,
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': fonts.sea, 'text-size': 12, 'text-letter-spacing': 0.05, 'symbol-spacing': 400 },
      paint: { 'text-color': c.river, 'text-halo-color': c.halo, 'text-halo-width': 1.5 },
    }),
    layer('names', 'symbol', {
      ...text(c, own, 'sea', by(4, 12, 8, 17)), id: 'seas', filter: is('kind', 'sea'),
      paint: { 'text-color': c.seaName, 'text-halo-color': c.sea, 'text-halo-width': 1 },
    }),
    layer('names', 'symbol', {
      ...text(c, ['upcase', own], 'plain', by(4, 10, 8, 14)), id: 'neighbours', filter: is('kind', 'country'),
      paint: { 'text-color': c.soft, 'text-halo-color': c.halo, 'text-halo-width': 1.5 },
    }),
    // A symbol layer above keeps those below away: small towns first.
    town('villages', ['<', people, 6000], 'plain', by(8, 11, 12, 14)),
    town('towns', all(['>=', people, 6000], ['<', people, 40000]), 'bold', by(7, 11, 12, 16)),
    town('cities', ['>=', people, 40000], 'town', by(4, ['step', people, 11, 200000, 13, 1000000, 16], 12, ['step', people, 18, 200000, 23, 1000000, 28])),
  ];
}

/** The layers of the ground: `schema` as the page names it, `colours` by name, `language` for names that have one. */
export const ground = (schema, colours, language) => (schema === 'cabas' ? cabas(colours, language) : street(schema, colours, language));
