// The preview: an edit shows by itself, a mistake is told in the page without losing it, a repair clears it.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { cleanUp, copyOfContent, serve } from './support/program.mjs';

const content = await copyOfContent();
const preview = await serve(content);
after(async () => {
  await preview.stop();
  await cleanUp();
});
const browser = await launch();

const file = join(content, 'amaps/les-deux-rives.md');
const whole = await readFile(file, 'utf8');
const mistakes = '#cabas-mistakes';

test('an edit, a mistake and its repair reach the open page', async (t) => {
  const page = await (await browser.newContext()).newPage();
  const says = (words) => page.waitForFunction((text) => document.querySelector('main')?.innerText.includes(text), words);
  // The page listens for changes once its stream is open.
  const listening = page.waitForResponse((response) => response.url().endsWith('/_cabas/events'));
  await page.goto(`${preview.origin}/amap/les-deux-rives/`);
  await listening;
  const heading = await page.locator('h1').innerText();

  await t.test('an edit shows', async () => {
    const reloaded = page.waitForResponse((response) => response.url().endsWith('/_cabas/events'));
    await writeFile(file, `${whole}\nCe soir, soupe de potimarron pour tout le monde.\n`);
    await says('soupe de potimarron');
    await reloaded;
  });
  await t.test('a mistake is told, with its file, and the page stays', async () => {
    await writeFile(file, whole.replace('status: open', 'status: ouverte-a-tous'));
    await page.locator(mistakes).waitFor();
    const text = await page.locator(mistakes).innerText();
    assert.ok(text.includes('amaps/les-deux-rives.md'), text);
    assert.ok(text.includes('ouverte-a-tous'), text);
    assert.equal(await page.locator('h1').innerText(), heading);
    const answer = await fetch(`${preview.origin}/amap/les-deux-rives/`);
    assert.ok((await answer.text()).includes('soupe de potimarron'), 'the last good page is still served');
  });
  await t.test('its repair clears it', async () => {
    await writeFile(file, `${whole}\nDimanche, on retourne le compost.\n`);
    await says('retourne le compost');
    assert.equal(await page.locator(mistakes).count(), 0);
  });
  await page.context().close();
});
