// What the preview's headers allow, and what the files for hosts say: the same.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';

import { pageOf, pages } from './pages.mjs';
import { launch } from './support/browser.mjs';
import { headersFor, headerRules } from './support/host.mjs';
import { none } from './support/none.mjs';
import { builtFolder, previewOrigin } from './support/site.mjs';
import { textOf } from './support/tree.mjs';

const origin = await previewOrigin();
const folder = await builtFolder();

for (const { kind, address } of [...pages, { kind: 'lost', address: '/nulle-part/' }]) {
  test(`${kind} ${address}`, async () => {
    const { headers } = await fetch(origin + address);
    const policy = parsed(headers.get('content-security-policy'));
    assert.deepEqual(policy['default-src'], ["'none'"]);
    for (const directive of ['script-src', 'style-src', 'connect-src', 'img-src', 'font-src', 'form-action']) {
      const allowed = policy[directive] ?? [];
      assert.ok(!allowed.some((source) => /unsafe|\*|^https?:$/.test(source)), `${directive} ${allowed.join(' ')}`);
    }
    assert.deepEqual(policy['base-uri'], ["'none'"]);
    assert.deepEqual(policy['frame-ancestors'], [address.startsWith('/integrer/') ? '*' : "'none'"]);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
  });
}

test('hosts that read `_headers` send what the preview sends', async () => {
  const rules = headerRules(await textOf(folder, '_headers'));
  for (const address of [pageOf('Amap'), pageOf('Embed')]) {
    const { headers } = await fetch(origin + address);
    for (const [name, value] of Object.entries(headersFor(rules, address))) {
      if (name.toLowerCase() !== 'cache-control') assert.equal(headers.get(name), value, `${name} of ${address}`);
    }
  }
});

test('another site may frame the pages made for it, and no other', async () => {
  const framed = [pageOf('Embed'), pageOf('Amap')];
  const stranger = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(framed.map((address) => `<iframe src="${origin + address}" title="${address}"></iframe>`).join(''));
  });
  await new Promise((listening) => stranger.listen(0, '127.0.0.1', listening));
  after(() => stranger.close());
  const browser = await launch();
  const page = await browser.newPage();
  // `localhost` is another site than 127.0.0.1, as well as another port.
  await page.goto(`http://localhost:${stranger.address().port}/`, { waitUntil: 'load' });
  const [allowed, refused] = framed.map((address) => page.frameLocator(`iframe[title="${address}"]`));
  await allowed.locator('h1').waitFor();
  assert.ok((await allowed.locator('a[href^="/amap/"]').count()) > 0, 'the frame holds the list');
  assert.equal(await refused.locator('h1', { hasText: /AMAP/ }).count(), 0);
  assert.equal(page.frames().some((frame) => frame.url() === origin + framed[1]), false);
});

test('links of a frame open outside of it', async () => {
  const html = await (await fetch(origin + pageOf('Embed'))).text();
  const links = [...html.matchAll(/<a\s[^>]*>/g)].map(([link]) => link);
  const base = /<base\s[^>]*target="_(top|blank|parent)"/.test(html);
  none(links.filter((link) => !/href="#/.test(link) && !base && !/target="_(top|blank|parent)"/.test(link)));
});

function parsed(policy) {
  return Object.fromEntries(policy.split(';').map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]));
}
