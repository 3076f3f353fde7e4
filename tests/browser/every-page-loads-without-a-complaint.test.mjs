// Every kind of page in the preview: it answers, is headed and titled, and the browser has nothing to say against it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { pages } from './pages.mjs';
import { launch, listen } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { cleanUp, scratch } from './support/program.mjs';
import { previewOrigin } from './support/site.mjs';

const origin = await previewOrigin();
const log = join(await scratch('log'), 'net-log.json');
after(cleanUp);
const browser = await launch(`--log-net-log=${log}`);

for (const { kind, address } of pages) {
  test(`${kind} ${address}`, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const heard = await listen(page);
    const answer = await page.goto(origin + address);
    assert.equal(answer.status(), 200);
    assert.equal(await page.locator('h1').count(), 1, 'one h1');
    assert.notEqual((await page.locator('h1').innerText()).trim(), '');
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
    assert.match(await page.title(), /\S - \S/, 'the title names the page, then the site');
    assert.equal(await page.locator('main').count(), 1, 'one main');
    await page.waitForFunction(() => document.readyState === 'complete');
    none(heard.complaints);
    none(heard.requests.filter(({ url }) => !url.startsWith(`${origin}/`)));
    await context.close();
  });
}

test('the log of the browser shows no request for another origin', async () => {
  await browser.close();
  const { constants, events } = JSON.parse(await readFile(log, 'utf8'));
  const started = constants.logEventTypes.URL_REQUEST_START_JOB;
  const requests = events.filter(({ type, params }) => type === started && params?.url);
  assert.ok(requests.length > pages.length, 'the log holds the visits');
  // The browser asks some things for itself; what a page or its service worker asks carries the page's origin.
  const ofPages = requests.filter(({ params }) => params.initiator !== 'not an origin' || params.url.startsWith(origin));
  const elsewhere = ofPages.filter(({ params }) => /^(https?|wss?):/.test(params.url) && !params.url.startsWith(`${origin}/`));
  none(elsewhere.map(({ params }) => `${params.url} for ${params.initiator}`));
});
