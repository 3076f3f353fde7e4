// Every address in the built site leads to a file of it, every fragment to an element, and every page can be reached.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { kindsOf } from './pages.mjs';
import { none } from './support/none.mjs';
import { builtFolder } from './support/site.mjs';
import { addressOf, filesOf, tagsOf, textOf } from './support/tree.mjs';

const ATTRIBUTES = ['href', 'src', 'action', 'poster', 'srcset', 'data'];

const folder = await builtFolder();
const files = await filesOf(folder);
const tree = new Set(files);
const origin = new URL((await textOf(folder, 'sitemap.xml')).match(/<loc>([^<]+)/)[1]).origin;
const documents = new Map();
for (const file of files.filter((known) => /\.(html|svg)$/.test(known))) {
  const tags = [...tagsOf(await textOf(folder, file))];
  documents.set(file, { tags, ids: new Set(tags.map(({ attributes }) => attributes.id).filter(Boolean)) });
}

/** Internal targets of an address: `{ file, fragment }`, or null when it leads to another site. */
function target(address, base) {
  if (/^(mailto|tel|sms|geo|data):/i.test(address)) return null;
  const url = new URL(address.replace(/^webcal:/i, 'https:'), origin + base);
  if (url.origin !== origin) return null;
  const path = decodeURI(url.pathname).slice(1);
  // The server of forms answers there.
  if (path.startsWith('forms/')) return null;
  return { file: path === '' || path.endsWith('/') ? `${path}index.html` : path, fragment: decodeURIComponent(url.hash.slice(1)) };
}

/** Addresses that a page holds: of its links, pictures, scripts, forms and of what it tells to sharers and search engines. */
function addresses({ name, attributes }) {
  // What is sent goes to the server of forms.
  if (attributes.method === 'post') return [];
  if (name === 'meta') {
    if (!/^(og:(url|image)|twitter:image)/.test(attributes.property ?? attributes.name ?? '')) return [];
    return [attributes.content];
  }
  return ATTRIBUTES.filter((key) => attributes[key] !== undefined).flatMap((key) =>
    key === 'srcset' ? attributes[key].split(',').map((part) => part.trim().split(/\s+/)[0]) : [attributes[key]],
  );
}

function* linksOf(file) {
  for (const tag of documents.get(file).tags) {
    for (const address of addresses(tag)) yield { tag, address };
  }
}

test('every address of every page leads to a file, every fragment to an element', (t) => {
  const broken = new Map();
  let count = 0;
  for (const file of documents.keys()) {
    for (const { tag, address } of linksOf(file)) {
      count += 1;
      // An empty address is that of the page itself.
      const found = target(address, addressOf(file));
      if (!found) continue;
      const whole = tree.has(found.file) && (!found.fragment || documents.get(found.file)?.ids.has(found.fragment));
      if (!whole) {
        const mistake = `<${tag.name}> ${address}`;
        broken.set(mistake, [...(broken.get(mistake) ?? []), file]);
      }
    }
  }
  t.diagnostic(`${count} addresses in ${documents.size} pages and drawings`);
  none([...broken].map(([mistake, where]) => `${mistake} in ${where[0]} and ${where.length - 1} more`));
});

test('no page holds an identifier twice', () => {
  const twice = [];
  for (const [file, { tags }] of documents) {
    const seen = new Set();
    for (const { attributes } of tags) {
      if (attributes.id !== undefined && (seen.has(attributes.id) || attributes.id === '')) twice.push(`${file}#${attributes.id}`);
      seen.add(attributes.id);
    }
  }
  none(twice);
});

test('what machines read names only files of the site', async () => {
  const broken = [];
  for (const file of files.filter((known) => /\.(xml|json|geojson|ics|csv|webmanifest|txt)$/.test(known))) {
    // A calendar's long lines are folded: a break and a blank.
    const text = (await textOf(folder, file)).replace(/\r\n[ \t]/g, '');
    const quoted = origin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    for (const [address] of text.matchAll(new RegExp(`${quoted}/[^\\s"'<>,;)&\\\\]*`, 'g'))) {
      // An identifier is no address to follow.
      if (new RegExp(`(<id>|"id": ?"|UID:[^\\r\\n]*)${address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(text)) continue;
      const found = target(address, '/');
      if (!tree.has(found.file)) broken.push(`${address} in ${file}`);
    }
  }
  none(broken);
});

test('the manifest’s icons are files of the site', async () => {
  const { icons, start_url: start } = JSON.parse(await textOf(folder, 'manifest.webmanifest'));
  assert.ok(icons.length > 0);
  for (const address of [start, ...icons.map(({ src }) => src)]) assert.ok(tree.has(target(address, '/').file), address);
});

test('every page can be reached from the home page by links', () => {
  const reached = new Set(['index.html']);
  for (const file of reached) {
    for (const { tag, address } of linksOf(file)) {
      if (tag.name !== 'a') continue;
      const found = target(address, addressOf(file));
      if (found && documents.has(found.file)) reached.add(found.file);
    }
  }
  const lone = files.filter((file) => file.endsWith('.html') && !reached.has(file)).map(addressOf);
  // They show themselves where there is no page or no network; frames are shown by other sites.
  const aside = ['NotFound', 'Offline', 'Embed'];
  const known = lone.filter((address) => !kindsOf(address).some((kind) => aside.includes(kind)));
  // An advert that is over has left the lists; its page stays, so that links to it from elsewhere do not break.
  const hidden = ({ name, attributes }) => name === 'meta' && attributes.name === 'robots';
  const over = (address) => kindsOf(address).includes('Advert') && documents.get(`${address.slice(1)}index.html`).tags.some(hidden);
  none(known.filter((address) => !over(address)));
});
