// A new kind of page cannot be forgotten: pages.mjs, the generator's plan, the built tree and the sitemap agree.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { kinds, kindsOf, pages } from './pages.mjs';
import { none } from './support/none.mjs';
import { root } from './support/program.mjs';
import { builtFolder } from './support/site.mjs';
import { addressOf, filesOf, textOf } from './support/tree.mjs';

const folder = await builtFolder();
const files = await filesOf(folder);
const addresses = files.filter((file) => file.endsWith('.html')).map(addressOf);

test('the list names every kind of the plan', async () => {
  const plan = await readFile(join(root, 'generator/src/plan.rs'), 'utf8');
  const [, body] = plan.match(/pub enum PageKind \{\n([\s\S]*?)\n\}/);
  const planned = [...body.matchAll(/^ {4}(\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(kinds.map(({ kind }) => kind).sort(), planned.sort());
});

test('every page of the tree is of one kind', () => {
  const strange = addresses.filter((address) => kindsOf(address).length !== 1);
  none(strange.map((address) => `${address}: ${kindsOf(address).join(', ') || 'no kind'}`));
});

test('every kind stands in the tree, and so does every page that the tests visit', () => {
  for (const { kind, address } of pages) {
    assert.ok(addresses.includes(address), `${address} is not in the tree`);
    assert.deepEqual(kindsOf(address), [kind]);
  }
});

test('every first step of an address is visited', () => {
  const first = (address) => address.split('/')[1];
  const visited = new Set(pages.map(({ address }) => first(address)));
  const missed = new Set(addresses.filter((address) => kindsOf(address)[0] !== 'Free').map(first).filter((step) => !visited.has(step)));
  none([...missed]);
});

test('the sitemap names the pages of the tree that a search may find, and no other', async () => {
  const origin = new URL((await textOf(folder, 'sitemap.xml')).match(/<loc>([^<]+)/)[1]).origin;
  const maps = files.filter((file) => /^sitemap.*\.xml$/.test(file));
  const named = (await Promise.all(maps.map((file) => textOf(folder, file)))).flatMap((xml) => [...xml.matchAll(/<loc>([^<]+)/g)].map(([, url]) => url));
  assert.ok(named.every((url) => url.startsWith(`${origin}/`)));
  const found = named.map((url) => decodeURI(url.slice(origin.length))).filter((path) => !path.endsWith('.xml'));
  const aside = ['NotFound', 'Offline', 'Embed', 'PrintList', 'Leaflet', 'ContractForm', 'ContractGrid', 'Permanences', 'Join', 'WriteAmap', 'WriteFarm'];
  // An advert that is over keeps its page for those who were given its address, and asks searches to leave it out.
  const hidden = new Set();
  for (const file of files.filter((known) => known.endsWith('.html'))) {
    if ((await textOf(folder, file)).includes('<meta name="robots" content="noindex">')) hidden.add(addressOf(file));
  }
  const findable = addresses.filter((address) => !aside.includes(kindsOf(address)[0]) && !hidden.has(address));
  assert.deepEqual(found.sort(), findable.sort());
});

test('every page has a title of its own', async () => {
  const titles = new Map();
  for (const file of files.filter((known) => known.endsWith('.html'))) {
    // A frame shows no title and is left out by search engines.
    if (kindsOf(addressOf(file))[0] === 'Embed') continue;
    const title = (await textOf(folder, file)).match(/<title>([^<]*)/)?.[1] ?? '';
    titles.set(title, [...(titles.get(title) ?? []), addressOf(file)]);
  }
  none([...titles].filter(([title, owners]) => !title || owners.length > 1).map(([title, owners]) => `“${title}”: ${owners.join(', ')}`));
});
