// Reads the search index: small static files, as few as an answer takes. The crate `search` writes them and says how.
const radians = Math.PI / 180;
const kilometres = 2 * 6371.0088;

/** The great-circle distance of two places, in kilometres. */
export const distance = (a, b) =>
  kilometres * Math.asin(Math.min(1, Math.sqrt(
    Math.sin((b.lat - a.lat) * radians / 2) ** 2
    + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin((b.lon - a.lon) * radians / 2) ** 2,
  )));

const plain = (text) => text.toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/s\//g, 'sur ').normalize('NFD').replace(/\p{M}/gu, '');
const words = (text) => plain(text).split(/[^a-z0-9]+/).filter(Boolean).map((word) => ({ st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes' })[word] ?? word);

/** A name as an address has it. */
export const slug = (name) => words(name).join('-');

/** A name reduced to what people mean by it: no accents, signs, article or « cedex »; « saint » written out. */
export function fold(name) {
  const text = words(name).join(' ').replace(/^(le|la|les|l) (?=.)/, '').replace(/ cedex.*/, '');
  if (!/\d/.test(text)) return text;
  return text.replace(/\b0*(\d+)(er|i?eme|e)?\b/g, '$1').replace(/\b(arrondissement|arr|ardt)\b/g, '').replace(/ +/g, ' ').trim();
}

const file = (name) => `${name.replaceAll(' ', '-')}_.txt`;
const reversed = (text) => [...text].reverse().join('');

/** Whether one error makes the one text of the other: a letter more, less, other, or exchanged with its neighbour. */
export function isClose(a, b) {
  let [start, end] = [0, 0];
  while (start < a.length && a[start] === b[start]) start++;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(x.length, y.length) < 2 || (x.length === 2 && x === reversed(y));
}

/** No place of the cell is nearer than this, in kilometres. */
function bound({ west, south, width }, from) {
  const [east, north] = [west + width, south + width / 2];
  const clamp = (lat) => Math.min(north, Math.max(south, lat));
  if (from.lon >= west && from.lon <= east) return distance(from, { lat: clamp(from.lat), lon: from.lon });
  const edges = [west, east].flatMap((lon) => {
    const square = Math.atan2(Math.sin(from.lat * radians), Math.cos(from.lat * radians) * Math.cos((lon - from.lon) * radians));
    return [south, north, clamp(square / radians)].map((lat) => distance(from, { lat, lon }));
  });
  return Math.min(...edges);
}

function listing(row, visitor) {
  const [id, name, commune, department, lat, lon, signs, hours] = row.split('\t');
  const one = { id: id || slug(name), name, commune, department, lat: Number(lat), lon: Number(lon), hours };
  one.facets = [...signs].map((sign) => sign.charCodeAt(0) - (sign < '\x7f' ? 48 : 82));
  one.km = distance(visitor, one);
  return one;
}

/** Where the page of the quadtree at a cell leads: to leaves and further pages. */
function ways(shape, page) {
  const found = [];
  let at = 0;
  const next = () => shape[at >> 3] & (0x80 >> (at++ & 7));
  const node = (cell) => {
    if (!next()) {
      if (next()) found.push(cell);
    } else if ([9, 12, 15, 18].includes(cell.name.length)) found.push({ ...cell, isPage: true });
    else children(cell);
  };
  const children = ({ west, south, width, name }) => {
    for (const n of [0, 1, 2, 3]) node({ west: west + (n & 1) * width / 2, south: south + (n >> 1) * width / 4, width: width / 2, name: name + n });
  };
  if (page.name) children(page);
  else node({ ...page, isPage: false });
  return found;
}

/** Opens the index that stands below the address `base`, which ends with a slash. */
export function openIndex(base, load = fetch) {
  const kept = new Map();
  const get = (path, as = 'text') => {
    if (!kept.has(path)) {
      const answer = load(base + path).then((response) => {
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
        return response[as]();
      });
      answer.catch(() => kept.delete(path));
      kept.set(path, answer);
    }
    return kept.get(path);
  };
  const bits = async (path) => new Uint8Array(await get(`places/${path}_.bin`, 'arrayBuffer'));

  // The leaves of a tree that may hold keys which begin with the prefix, three at most: then there are too many to read.
  async function leaves(folder, prefix) {
    const [level, ...names] = (await get(`${folder}/root.txt`)).split('\n');
    const descend = async (level, names) => {
      const found = [];
      for (const [n, name] of names.entries()) {
        const isAfter = name > prefix && !name.startsWith(prefix);
        if (isAfter || (n + 1 < names.length && names[n + 1] <= prefix) || found.length > 2) continue;
        found.push(...(level ? await descend(level - 1, (await get(`${folder}/${level}/${file(name)}`)).split('\n')) : [name]));
      }
      return found;
    };
    return descend(Number(level), names);
  }

  // The rows of the first `most` of those leaves, as fields. One leaf has all the rows of one key.
  async function rows(folder, prefix, most) {
    const texts = await Promise.all((await leaves(folder, prefix)).slice(0, most).map((name) => get(`${folder}/${file(name)}`)));
    return texts.join('').split('\n').filter(Boolean).map((row) => row.split('\t'));
  }

  // A row's first field is its key, or how many words of the name the key leaves out: none is not said.
  const keyOf = (first, name) => (/../.test(first) ? first : fold(name).split(' ').slice(Number(first)).join(' '));

  // What bears the whole name comes first.
  const isPart = (wanted) => ({ name }) => Number(fold(name) !== wanted);

  // Communes, the big ones first: those of a key, or those whose keys begin with it; of very many the biggest.
  async function communes(wanted, isWhole) {
    const isWide = !isWhole && (await leaves('communes', wanted)).length > 2;
    const bySize = new Map();
    for (const [first, insee, name, lat, lon, size] of await rows(isWide ? 'biggest' : 'communes', wanted, isWide || isWhole ? 1 : 2)) {
      const key = keyOf(first, name);
      if (isWide || isWhole ? key !== wanted : !key.startsWith(wanted)) continue;
      const department = insee.slice(0, /^9[78]/.test(insee) ? 3 : 2);
      bySize.set(insee, { insee, name, department, ...(isWide ? { population: lat } : { lat: Number(lat), lon: Number(lon), population: size }) });
    }
    const rank = isPart(wanted);
    return [...bySize.values()].sort((a, b) => rank(a) - rank(b) || b.population - a.population);
  }

  // The names of communes that one error away are `typed`, those of big communes first.
  async function corrections(typed) {
    const rest = typed.replace(/^sainte? /, '');
    const [start, end] = rest === typed ? 'ps' : 'qt';
    const sides = [[start, rest], [end, reversed(rest)], ...(end === 's' ? [] : [['s', reversed(typed)]])];
    const asked = sides.flatMap(([side, text]) => [-1, 0, 1].map((more) => [side, text, text.length + more])).filter(([, , length]) => length > 2);
    const found = new Map();
    await Promise.all(asked.map(async ([side, text, length]) => {
      const shared = text.slice(0, Math.min(4, Math.ceil((length - 2) / 2) || 1));
      const beginning = side + shared + String.fromCharCode(94 + Math.min(28, length));
      for (const [key, size] of await rows('typos', beginning)) {
        const letters = shared + key.slice(beginning.length);
        if (key.startsWith(beginning) && isClose(text, letters)) found.set(/[pq]/.test(side) ? letters : reversed(letters), Number(size));
      }
    }));
    return [...found].sort((a, b) => b[1] - a[1] || (a < b ? -1 : 1)).map(([key]) => key);
  }

  async function names(wanted) {
    const found = new Map();
    for (const [first, kind, id, name, commune] of await rows('names', wanted, 2)) {
      const key = `${keyOf(first, name)} ${fold(commune.split('(')[0])}`;
      if (!key.startsWith(wanted)) continue;
      const named = { kind: kind === 'a' ? 'amap' : 'farm', id: id || slug(name), name, commune };
      found.set(named.kind + named.id, named);
    }
    const rank = isPart(wanted);
    return [...found.values()].sort((a, b) => rank(a) - rank(b));
  }

  return {
    /**
     * Communes, AMAPs and farms for what is typed: names or their beginnings, a postcode or its first three digits. Where
     * very many communes begin so, the biggest come without `lat` and `lon`, which `commune` gives.
     */
    async suggest(text, limit = 8) {
      const digits = text.replace(/\s/g, '');
      const isPostcode = /^\d{3,5}$/.test(digits);
      const wanted = isPostcode ? digits : fold(text);
      // « La F » is a beginning; only « Y » is a commune.
      if (wanted.length < Math.min(2, text.trim().length || 1)) return { communes: [], names: [], corrected: false };
      const places = await communes(wanted, wanted.length < 2);
      // Names of AMAPs wait until communes are few for the room there is: who types a commune does not pay for them.
      const named = isPostcode || wanted.length < 3 || places.length > limit / 2 ? [] : await names(wanted);
      const isCorrected = !places.length && !named.length && !isPostcode && wanted.length > 3;
      const isSaint = (name) => /^sainte? /.test(name);
      if (isCorrected) {
        const close = await Promise.all((await corrections(wanted)).slice(0, 3).map((key) => communes(fold(key), true)));
        places.push(...close.flat().filter(({ name }) => !isSaint(wanted) || isSaint(fold(name))));
      }
      // All communes of a whole postcode or of a whole name are shown: one of them is meant.
      const whole = places.filter(({ name }) => digits.length === 5 || fold(name) === wanted).length;
      return { communes: places.slice(0, Math.max(limit, isPostcode && digits.length < 5 ? 0 : whole)), names: named.slice(0, limit), corrected: isCorrected && places.length > 0 };
    },

    /** The commune of this INSEE code and name, or nothing. */
    commune: async (insee, name) => (await communes(fold(name), true)).find((one) => one.insee === insee) ?? null,

    /**
     * The `count` nearest AMAPs with their distance `km`, each by its nearest place: exact. Of every group of facets in
     * `wanted` an AMAP has one at least.
     */
    async nearest(visitor, count, wanted = []) {
      const passes = ({ facets }) => wanted.every((group) => group.some((number) => facets.includes(number)));
      let best = [];
      let isCut = false;
      let open = [{ west: -180, south: -90, width: 360, name: '', isPage: true, km: 0 }];
      const isNear = ({ km }) => best.length < count || km <= best.at(-1).km + 1e-6;
      while (open.length && isNear(open[0])) {
        // Two at a time: half as many waits, for few bytes more.
        await Promise.all(open.splice(0, 2).filter(isNear).map(async (way) => {
          if (!way.isPage) {
            best.push(...(await get(`places/${file(way.name)}`)).split('\n').filter(Boolean).map((row) => listing(row, visitor)).filter(passes));
            return;
          }
          const [found, has] = await Promise.all([bits(`tree/${way.name}`).then((shape) => ways(shape, way)), wanted.length && bits(`has/${way.name}`)]);
          const may = (_, n) => wanted.every((group) => group.some((facet) => {
            const at = facet * found.length + n;
            return has[at >> 3] & (0x80 >> (at & 7));
          }));
          open.push(...found.filter(may).map((cell) => ({ ...cell, km: bound(cell, visitor) })));
        }));
        open.sort((a, b) => a.km - b.km);
        best.sort((a, b) => a.km - b.km || (a.id < b.id ? -1 : 1));
        // Of an AMAP with several places the nearest stays.
        best = best.filter(({ id }, n) => best.findIndex((one) => one.id === id) === n);
        isCut ||= best.length > count;
        best = best.slice(0, count);
      }
      return { rows: best, more: isCut || (best.length === count && open.length > 0) };
    },
  };
}
