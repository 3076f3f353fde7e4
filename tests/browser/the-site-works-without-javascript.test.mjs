// Without JavaScript every kind of page shows itself, and links lead from a région to a contract.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pageOf, pages } from './pages.mjs';
import { launch } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { previewOrigin } from './support/site.mjs';

const origin = await previewOrigin();
const browser = await launch();
const context = await browser.newContext({ javaScriptEnabled: false });
const page = await context.newPage();

for (const { kind, address, framed } of pages) {
  test(`${kind} ${address}`, async () => {
    await page.goto(origin + address);
    assert.ok(await page.locator('h1').first().isVisible(), 'the heading is seen');
    assert.notEqual((await page.locator('main').innerText()).trim(), '');
    if (!framed) {
      assert.ok((await page.locator('header nav a[href]').count()) > 2, 'the navigation leads on');
      assert.ok(await page.locator('header nav a[href]').first().isVisible());
    }
    assert.deepEqual(await page.locator('[aria-busy=true], [data-loading]').count(), 0, 'nothing waits for a script');
    none(await page.locator('button:not([type=submit]):visible').allInnerTexts(), 'no button is shown that does nothing');
  });
}

test('from a région to a contract by links alone', async () => {
  const follow = async (href) => {
    await page.locator(`main a[href="${href}"]`).first().click();
    await page.waitForURL(origin + href);
    assert.equal(await page.locator('h1').count(), 1);
  };
  await page.goto(origin + pageOf('Region'));
  await follow(pageOf('Department'));
  await follow(pageOf('Amap'));
  const contract = await page.locator('main a[href^="/contrat/"]').first().getAttribute('href');
  await follow(contract);
});

test('from the home page to a commune by links alone', async () => {
  await page.goto(`${origin}/`);
  for (const pattern of [/^\/region\/[^/]+\/$|^\/regions\/$|^\/departement\/[^/]+\/$/, /^\/departement\/[^/]+\/$|^\/departement\/[^/]+\/communes\/$/, /^\/departement\/[^/]+\/communes\/$|^\/commune\/[^/]+\/$/]) {
    const hrefs = await page.locator('main a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const href = hrefs.find((known) => pattern.test(known));
    assert.ok(href, `${page.url()} has a link like ${pattern}`);
    await page.goto(origin + href);
  }
  assert.ok((await page.locator('main a[href^="/amap/"], main a[href^="/commune/"]').count()) > 0);
});
