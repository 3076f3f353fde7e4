// Feeds, calendars, sitemaps, open data: what other programs read is well formed.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { launch } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { builtFolder } from './support/site.mjs';
import { filesOf, textOf } from './support/tree.mjs';

const folder = await builtFolder();
const files = await filesOf(folder);
const named = (ending) => {
  const found = files.filter((file) => file.endsWith(ending));
  assert.ok(found.length > 0, `there is a ${ending}`);
  return found;
};

test('calendars end lines with CRLF, keep them to 75 octets, and close what they open', async () => {
  for (const file of named('.ics')) {
    const bytes = await readFile(join(folder, file));
    const text = bytes.toString('utf8');
    assert.deepEqual(Buffer.from(text, 'utf8'), bytes, `${file} is UTF-8`);
    assert.ok(text.startsWith('BEGIN:VCALENDAR\r\n') && text.endsWith('END:VCALENDAR\r\n'), file);
    assert.doesNotMatch(text, /[^\r]\n|\r[^\n]|\r\n\r\n/, `${file}: only CRLF, no empty line`);
    const lines = text.split('\r\n');
    none(lines.filter((line) => Buffer.byteLength(line) > 75), `${file}: lines of more than 75 octets`);
    const open = [];
    const whole = text.replace(/\r\n[ \t]/g, '').split('\r\n').filter(Boolean);
    for (const line of whole) {
      assert.match(line, /^[A-Z-]+[;:]/, `${file}: ${line}`);
      const [, word, name] = line.match(/^(BEGIN|END):(.+)$/) ?? [];
      if (word === 'BEGIN') open.push(name);
      if (word === 'END') assert.equal(open.pop(), name, file);
    }
    none(open);
    const events = text.replace(/\r\n[ \t]/g, '').split('BEGIN:VEVENT').slice(1);
    const uids = events.map((event) => event.match(/^UID:(.+)$/m)?.[1].trim());
    assert.ok(!uids.includes(undefined) && new Set(uids).size === uids.length, `${file}: each event has its own UID`);
    for (const event of events) {
      assert.match(event, /^DTSTAMP:\d{8}T\d{6}Z\r$/m, file);
      assert.match(event, /^DTSTART[;:]/m, file);
      const zone = event.match(/^DTSTART;TZID=([^:]+):/m)?.[1];
      if (zone) assert.ok(text.includes(`TZID:${zone}`), `${file} explains ${zone}`);
    }
  }
});

test('feeds, sitemaps and drawings are well-formed XML', async () => {
  const browser = await launch();
  const page = await browser.newPage();
  const broken = [];
  for (const file of [...named('.xml'), ...named('.svg')]) {
    const error = await page.evaluate((xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent, await textOf(folder, file));
    if (error) broken.push(`${file}: ${error}`);
  }
  none(broken);
});

test('Atom feeds have what readers need', async () => {
  for (const file of named('atom.xml')) {
    const xml = await textOf(folder, file);
    const [head, ...entries] = xml.split('<entry>');
    for (const part of [head, ...entries]) {
      for (const element of ['id', 'title', 'updated']) assert.match(part, new RegExp(`<${element}[ >]`), `${file}: ${element}`);
    }
    assert.match(head, /<link [^>]*rel="self"/, file);
    const ids = entries.map((entry) => entry.match(/<id>([^<]+)/)[1]);
    assert.equal(new Set(ids).size, ids.length, `${file}: each entry has its own id`);
  }
});

test('JSON can be read', async () => {
  const texts = await Promise.all([...named('.json'), ...named('.geojson'), ...named('.webmanifest')].map(async (file) => [file, await textOf(folder, file)]));
  for (const [file, text] of texts) assert.doesNotThrow(() => JSON.parse(text), file);
  for (const [file, text] of texts.filter(([name]) => name.endsWith('feed.json'))) {
    const feed = JSON.parse(text);
    assert.match(feed.version, /^https:\/\/jsonfeed\.org\/version\/1/, file);
    for (const item of feed.items) assert.ok(item.id && (item.content_html || item.content_text), file);
  }
});

test('GeoJSON gives longitude, then latitude, with five decimals', async () => {
  for (const file of named('.geojson')) {
    const { type, features, crs } = JSON.parse(await textOf(folder, file));
    assert.deepEqual([type, crs], ['FeatureCollection', undefined], file);
    for (const { geometry } of features.filter((feature) => feature.geometry)) {
      const [longitude, latitude] = geometry.type === 'Point' ? geometry.coordinates : geometry.coordinates[0];
      // The example network: Bretagne and La Réunion.
      const [inBretagne, inReunion] = [longitude > -6 && longitude < 0 && latitude > 47 && latitude < 49.5, longitude > 55 && longitude < 56 && latitude > -22 && latitude < -20];
      assert.ok(inBretagne || inReunion, `${file}: ${longitude}, ${latitude}`);
      for (const part of [longitude, latitude]) assert.ok(Math.abs(part * 1e5 - Math.round(part * 1e5)) < 1e-6, `${file}: ${part}`);
    }
  }
});

test('tables have as many cells in every row, and those that their schema names', async () => {
  for (const file of named('.csv')) {
    const [head, ...rows] = cellsOf(await textOf(folder, file));
    none(rows.filter((row) => row.length !== head.length), file);
    const schema = JSON.parse(await textOf(folder, file.replace(/\.csv$/, '.schema.json')));
    assert.deepEqual(head, schema.fields.map(({ name }) => name), file);
  }
});

test('the data in pages for search engines can be read', async () => {
  let count = 0;
  for (const file of named('.html')) {
    for (const [, json] of (await textOf(folder, file)).matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)) {
      const data = JSON.parse(json);
      for (const thing of [data].flat()) assert.equal(thing['@context'], 'https://schema.org', file);
      count += 1;
    }
  }
  assert.ok(count > 0);
});

test('robots are told where the sitemap is', async () => {
  assert.match(await textOf(folder, 'robots.txt'), /^Sitemap: https:\/\/\S+\/sitemap\.xml\s*$/m);
});

/** Rows of a CSV text, RFC 4180. */
function cellsOf(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || (row[0] ?? '') !== '');
}
