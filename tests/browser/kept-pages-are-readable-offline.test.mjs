// Without a network: visited pages and the visitor's AMAP are readable, and any other page says so and leads to them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pageOf } from './pages.mjs';
import { launch } from './support/browser.mjs';
import { until } from './support/program.mjs';
import { hostedSite } from './support/site.mjs';

const site = await hostedSite();
const browser = await launch();

test('the visitor’s AMAP, visited pages and the offline page', async (t) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const keep = page.locator('[data-keep]');
  await page.goto(site.origin + pageOf('Amap'));
  const name = await page.locator('h1').innerText();
  await t.test('an AMAP is visited and kept', async () => {
    await keep.filter({ hasText: /^\s*Retenir cette AMAP/ }).click();
    await keep.filter({ hasNotText: /^\s*Retenir cette AMAP/ }).waitFor();
    await isStored(page, pageOf('Amap'));
  });
  await page.goto(site.origin + pageOf('Farm'));
  const farm = await page.locator('h1').innerText();
  const style = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  await isStored(page, pageOf('Farm'));

  site.vanish();
  await context.setOffline(true);

  await t.test('the kept AMAP is readable', async () => {
    await page.goto(site.origin + pageOf('Amap'));
    assert.equal(await page.locator('h1').innerText(), name);
    await page.reload();
    assert.equal(await page.locator('h1').innerText(), name);
  });
  await t.test('a visited page is readable, with its style', async () => {
    await page.goto(site.origin + pageOf('Farm'));
    assert.equal(await page.locator('h1').innerText(), farm);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontFamily), style);
  });
  await t.test('a page that was not visited says so, and leads to the kept AMAP', async () => {
    await page.goto(site.origin + pageOf('Event'));
    assert.match(await page.locator('h1').innerText(), /hors ligne/i);
    await page.locator('main').getByRole('link', { name }).click();
    await page.waitForURL(site.origin + pageOf('Amap'));
    assert.equal(await page.locator('h1').innerText(), name);
  });

  site.comeBack();
  await context.setOffline(false);

  await t.test('back on the network, the same address gives the page', async () => {
    await page.goto(site.origin + pageOf('Event'));
    assert.doesNotMatch(await page.locator('h1').innerText(), /hors ligne/i);
  });
  await t.test('an AMAP is let go again', async () => {
    await page.goto(site.origin + pageOf('Amap'));
    await keep.filter({ hasNotText: /^\s*Retenir cette AMAP/ }).click();
    await keep.filter({ hasText: /^\s*Retenir cette AMAP/ }).waitFor();
    await page.goto(`${site.origin}/hors-ligne/`);
    assert.equal(await page.locator('main').getByRole('link', { name }).count(), 0);
  });
  await context.close();
});

test('the first page of a first visit is readable too', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.origin + pageOf('Contract'));
  const heading = await page.locator('h1').innerText();
  await workerIsActive(page);
  await isStored(page, pageOf('Contract'));
  site.vanish();
  await page.reload();
  assert.equal(await page.locator('h1').innerText(), heading);
  site.comeBack();
  await context.close();
});

test('a page keeps what is newest: after a change on the host the visitor sees the change', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/agenda/`);
  await workerIsActive(page);
  site.forget();
  await page.goto(`${site.origin}/agenda/`);
  assert.ok(site.sent.some(({ path }) => path === '/agenda/'), 'the host is asked first');
  await context.close();
});

/** Waits until the device holds a page. */
function isStored(page, address) {
  return until(`${address} in the store`, () => page.evaluate(async (path) => Boolean(await caches.match(path, { ignoreVary: true })), address));
}

function workerIsActive(page) {
  return until('the service worker', () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'));
}
