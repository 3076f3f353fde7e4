// The search index against brute force, on synthetic networks of 2,500 and 100,000 AMAPs (or of `CABAS_SYNTHETIC`
// AMAPs, as `2500,10000`): the nearest twenty, wherever one stands, whatever one filters, in few bytes.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { distance, openIndex } from '../../themes/default/static/index.js';
import { communes, random, reader, spread, synthetic } from './support/shards.mjs';

const sizes = (process.env.CABAS_SYNTHETIC ?? '2500,100000').split(',').map(Number);
const VISITORS = 400;

/** Where nobody expects a visitor: islands, poles, the other side of the Earth. */
const far = [
  { lat: -20.88, lon: 55.45 }, { lat: 46.78, lon: -56.17 }, { lat: 41.39, lon: 9.16 }, { lat: -17.53, lon: -149.57 },
  { lat: -16.5, lon: 179.999 }, { lat: -16.5, lon: -179.999 }, { lat: -13.3, lon: -176.2 }, { lat: 0, lon: 180 },
  { lat: 90, lon: 0 }, { lat: -90, lon: 12 }, { lat: 89.9, lon: -179.9 }, { lat: 64, lon: -178 }, { lat: 46.2, lon: 2.2 },
];

for (const size of sizes) {
  let network;
  before(async () => (network = await synthetic(size)));
  after(() => network && rmSync(network.folder, { recursive: true }));

  /** Distances of the `count` nearest of the AMAPs that pass, by looking at each. */
  const slow = (visitor, count, passes = () => true) =>
    network.amaps.filter(passes).map((amap) => distance(visitor, amap)).sort((a, b) => a - b).slice(0, count);
  const same = (found, wanted, visitor) =>
    assert.deepEqual(found.map(({ km }) => km.toFixed(6)), wanted.map((km) => km.toFixed(6)), JSON.stringify(visitor));

  test(`of ${size} AMAPs, the nearest twenty of anybody, in few bytes`, async (t) => {
    const next = random(size);
    const all = communes().filter(({ lat }) => lat);
    const inhabited = Array.from({ length: VISITORS }, () => {
      const { lat, lon } = all[Math.floor(next() * all.length)];
      return { lat: lat + (next() - 0.5) / 20, lon: lon + (next() - 0.5) / 20 };
    });
    const cities = ['75111', '69387', '13201', '31555', '59350', '97411'].map((insee) => all.find((one) => one.insee === insee));
    const costs = [];
    for (const visitor of [...inhabited, ...cities, ...far]) {
      const read = reader(network.folder);
      const { rows, more } = await openIndex('', read.load).nearest(visitor, 20);
      same(rows, slow(visitor, 20), visitor);
      assert.equal(more, size > 20);
      costs.push(read);
    }
    const bytes = spread(costs.map((read) => read.bytes));
    const requests = spread(costs.map((read) => read.requests));
    t.diagnostic(`nearest twenty of ${size}: ${bytes.median} bytes, at most ${bytes.largest}; ${requests.median} requests, at most ${requests.largest}`);
    assert.ok(bytes.median <= 3_000, `median ${bytes.median} bytes`);
    assert.ok(bytes.largest <= 6_000, `largest ${bytes.largest} bytes`);
  });

  test(`of ${size} AMAPs, the nearest that pass the filters`, async () => {
    const next = random(size + 1);
    const all = communes().filter(({ lat }) => lat);
    const index = openIndex('', reader(network.folder).load);
    for (let round = 0; round < 60; round += 1) {
      const visitor = all[Math.floor(next() * all.length)];
      const groups = Array.from({ length: 1 + Math.floor(next() * 3) }, () =>
        Array.from({ length: 1 + Math.floor(next() * 2) }, () => Math.floor(next() * network.facets.length)));
      const passes = ({ words }) => groups.every((group) => group.some((facet) => words.includes(network.facets[facet])));
      const { rows } = await index.nearest(visitor, 20, groups);
      same(rows, slow(visitor, 20, passes), { visitor: visitor.name, groups });
    }
  });

  test(`of ${size} AMAPs, each is found by its name`, async () => {
    const next = random(size + 2);
    const index = openIndex('', reader(network.folder).load);
    for (let round = 0; round < 300; round += 1) {
      const { name } = network.amaps[Math.floor(next() * network.amaps.length)];
      const { names } = await index.suggest(name, 50);
      assert.ok(names.some((named) => named.name === name), name);
    }
  });
}
