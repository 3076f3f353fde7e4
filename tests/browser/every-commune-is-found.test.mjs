// The search index by text: every commune of the gazetteer, however it is written, and what typing it costs.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { fold, isClose, openIndex } from '../../themes/default/static/index.js';
import { communes, random, reader, spread, synthetic } from './support/shards.mjs';

let network;
let index;
before(async () => {
  network = await synthetic(2500);
  index = openIndex('', reader(network.folder).load);
});
after(() => network && rmSync(network.folder, { recursive: true }));

const all = communes();
const isFound = async (text, { insee }) => (await index.suggest(text)).communes.some((one) => one.insee === insee);

/** Other spellings of a name, as people type them. */
const spellings = (name) => {
  const plain = name.replace(/œ/g, 'oe').replace(/Œ/g, 'Oe').normalize('NFD').replace(/\p{M}/gu, '');
  return [name, plain, plain.replace(/[-']/g, ' ').toUpperCase(), name.replace(/'/g, '’'), name.replace(/\bSaint(e?)-/g, 'st$1 ')];
};

test('every commune is found by its name, however it is spelt', async () => {
  for (const commune of all) {
    for (const spelling of new Set(spellings(commune.name))) {
      assert.ok(await isFound(spelling, commune), `${spelling}: ${commune.insee}`);
    }
  }
});

test('every commune is found by each of its postcodes, among all that share it', async () => {
  const byPostcode = new Map();
  for (const { insee, postcodes } of all) for (const one of postcodes) byPostcode.set(one, [...(byPostcode.get(one) ?? []), insee]);
  for (const [postcode, bearers] of byPostcode) {
    const found = (await index.suggest(postcode)).communes.map(({ insee }) => insee).sort();
    assert.deepEqual(found, bearers.sort(), postcode);
  }
  assert.equal((await index.suggest('51300')).communes.length, 46);
  assert.equal((await index.suggest('38 090')).communes.length, byPostcode.get('38090').length);
});

test('all that bear a name are shown, the biggest first', async () => {
  const { communes: found } = await index.suggest('sainte colombe');
  assert.equal(found.filter(({ name }) => fold(name) === 'sainte colombe').length, 12);
  const [first] = (await index.suggest('st denis')).communes;
  assert.equal(first.name, 'Saint-Denis');
  assert.equal((await index.suggest('paris 11eme')).communes[0].insee, '75111');
  assert.equal((await index.suggest('denis')).communes.some(({ name }) => name === 'Saint-Denis'), true);
});

test('a state of the address bar leads back to its commune', async () => {
  const next = random(7);
  for (let round = 0; round < 300; round += 1) {
    const { insee, name, lat } = all[Math.floor(next() * all.length)];
    const commune = await index.commune(insee, name.toLowerCase());
    assert.equal(commune?.insee, insee);
    if (lat) assert.equal(commune.lat, lat);
  }
  assert.equal(await index.commune('00000', 'Nulle-Part'), null);
});

/** One error at a place: a letter less, more, other, or exchanged with the next. */
const misspelt = (name, at, kind) => {
  const [before, letter, after] = [name.slice(0, at), name[at], name.slice(at + 1)];
  if (kind === 0) return before + after;
  if (kind === 1) return `${before}${letter}k${after}`;
  if (kind === 2) return `${before}${letter === 'k' ? 'w' : 'k'}${after}`;
  return before + (after[0] ?? '') + letter + after.slice(1);
};

test('one typing error is forgiven', async () => {
  const next = random(11);
  const costs = [];
  for (let round = 0; round < 400; round += 1) {
    const commune = all[Math.floor(next() * all.length)];
    const name = fold(commune.name);
    const typed = misspelt(name, Math.floor(next() * name.length), round % 4);
    if (name.length < 5 || /\d/.test(name)) continue;
    const read = reader(network.folder);
    const found = await openIndex('', read.load).suggest(typed);
    costs.push(read.bytes);
    // What is typed may well be another name, or the beginning of one.
    const isOther = !found.corrected && found.communes.length + found.names.length > 0;
    const isMeant = found.communes.some(({ insee }) => insee === commune.insee);
    const isEqual = found.corrected && found.communes.every((one) => isClose(fold(typed), fold(one.name)));
    assert.ok(isOther || isMeant || isEqual, `${typed}: ${name}, not ${found.communes.map((one) => one.name)}`);
  }
  assert.ok(costs.length > 300);
});

test('typing a name costs little', async (t) => {
  const next = random(13);
  const costs = [];
  for (let round = 0; round < 200; round += 1) {
    const commune = all[Math.floor(next() * all.length)];
    const read = reader(network.folder);
    const own = openIndex('', read.load);
    for (let end = 2; end <= commune.name.length; end += 1) {
      const { communes: found } = await own.suggest(commune.name.slice(0, end));
      if (end > 3 && found[0]?.insee === commune.insee) break;
    }
    costs.push(read.bytes);
  }
  const bytes = spread(costs);
  t.diagnostic(`typing a commune: ${bytes.median} bytes, at most ${bytes.largest}`);
  assert.ok(bytes.largest <= 8_000, `${bytes.largest} bytes`);
});
