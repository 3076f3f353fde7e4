// Weight of a first visit to each kind of page, as a host sends it: brotli, nothing cached.
//
// Kilobytes count the bodies of every answer, those that the service worker asks for included. Requests count what the page
// itself asks for: document, style, script, drawings, pictures. Two more are told beside them: what the service worker
// fetches, which comes after the page is shown, and the icon that the browser asks for its tab once a site, when it likes.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { pages } from './pages.mjs';
import { launch, listen } from './support/browser.mjs';
import { ecoIndex } from './support/ecoindex.mjs';
import { none } from './support/none.mjs';
import { until } from './support/program.mjs';
import { hostedSite } from './support/site.mjs';
import { filesOf } from './support/tree.mjs';

const SCRIPT_KILOBYTES = 6;

const site = await hostedSite();
const browser = await launch();

for (const { kind, address, kilobytes, nodes, requests } of pages) {
  test(`${kind} ${address}`, async (t) => {
    const { page, heard } = await visit(address);
    const count = await page.evaluate(() => document.querySelectorAll('*').length);
    const sum = (answers) => answers.reduce((total, { bytes }) => total + bytes, 0);
    const [all, scripts] = [sum(site.sent), sum(site.sent.filter(({ script }) => script))];
    const asked = heard.requests.map(({ url }) => new URL(url).pathname).filter((path) => path !== '/favicon.ico');
    const score = ecoIndex({ nodes: count, requests: asked.length, bytes: all });
    t.diagnostic(
      `${(all / 1024).toFixed(1)} KB (scripts ${(scripts / 1024).toFixed(1)}), ${asked.length} requests of the page, ` +
        `${site.sent.length} with the service worker’s and the icon, ${count} nodes, EcoIndex ${score}`,
    );
    const listing = site.sent.map(({ path, bytes }) => `${path} ${bytes}`).join('\n');
    none(site.sent.filter(({ status }) => ![200, 304].includes(status)), 'missing files');
    none(heard.complaints, 'complaints of the browser');
    assert.ok(all <= kilobytes * 1024, `${all} bytes, ${kilobytes} KB allowed:\n${listing}`);
    assert.ok(scripts <= SCRIPT_KILOBYTES * 1024, `${scripts} bytes of scripts:\n${listing}`);
    assert.ok(asked.length <= requests, `${asked.length} requests:\n${asked.join('\n')}`);
    assert.ok(count <= nodes, `${count} nodes, ${nodes} allowed`);
    // From 80 on the grade is A. A page of 300 links or of 300 cells can only be a B: nodes weigh half of the score.
    assert.ok(score >= (nodes > 400 ? 70 : 80), `EcoIndex ${score}`);
    await page.context().close();
  });
}

test('the scripts of a form are light, with the rules that it asks for once something is typed', async (t) => {
  const { files, bytes } = await scriptsOf(['form', 'quote']);
  t.diagnostic(files.join(', '));
  assert.equal(files.length, 2);
  assert.ok(bytes <= SCRIPT_KILOBYTES * 1024, `${bytes} bytes`);
});

/** The published scripts of these names, and what they weigh on the wire. */
async function scriptsOf(names) {
  const files = (await filesOf(join(site.folder, 'theme'))).filter((file) => names.some((name) => file.startsWith(`${name}.`) && file.endsWith('.js')));
  site.forget();
  for (const file of files) await (await fetch(`${site.origin}/theme/${file}`, { headers: { 'accept-encoding': 'br' } })).arrayBuffer();
  return { files, bytes: site.sent.reduce((total, { bytes }) => total + bytes, 0) };
}

/** A first visit, until nothing more is asked for. */
async function visit(address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const heard = await listen(page);
  site.forget();
  await page.goto(site.origin + address);
  // The form of a contract has a script of its own, and starts none.
  if (await page.locator('script[src*="/site."]').count()) {
    await until('the service worker', () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'));
  }
  return { page, heard };
}
