// A contract from the form to both signatures, in a browser with and without a script: the mails are opened, the farm signs,
// the site says that a share less is left, and nothing that is private is published.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { judge } from './support/axe.mjs';
import { launch } from './support/browser.mjs';
import { mailAbout, mails } from './support/mail.mjs';
import { cleanUp, serve, settled, today, until } from './support/program.mjs';

const preview = await serve();
await settled(preview);
const browser = await launch();
after(async () => {
  await browser.close();
  await preview.stop();
  await cleanUp();
});
const contract = `${preview.origin}/contrat/2026-2027/cleunay-legumes/`;
/** What members say of themselves, and what must be found nowhere but in the database and their mails. */
const canary = (name) => ({ name: `CANARY ${name}`, email: `canary-${name.toLowerCase()}@exemple.fr`, phone: '06 39 98 00 01', address: '3 rue CANARY, 35000 Rennes' });

async function open(address, javaScriptEnabled, width = 1280) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  if (javaScriptEnabled) await page.clock.setFixedTime(`${today}T10:00:00Z`);
  await page.goto(address);
  return page;
}
async function press(page, name) {
  const [answer] = await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).click()]);
  return answer.status();
}
async function left() {
  const html = await (await fetch(contract)).text();
  return Number(html.match(/Il (?:n’)?en reste (\d+)/)[1]);
}
/** What breaks a rule on a page, in the context that has scripts: the checker is one. */
async function isReadable(page, what, hasScripts) {
  if (!hasScripts) return;
  const narrow = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 900 });
  const { broken, unjudged } = await judge(page);
  assert.deepEqual([...broken, ...unjudged], [], what);
  await page.setViewportSize(narrow);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${what} scrolls sideways`);
}

let count = 0;
for (const [name, javaScriptEnabled] of [['Awa', true], ['Loig', false]]) {
  test(`signed ${javaScriptEnabled ? 'with' : 'without'} a script`, async (t) => {
    count += 1;
    const before = await left();
    const page = await open(`${contract}formulaire/`, javaScriptEnabled, 320);
    await page.locator('[name="same.panier-de-legumes/petit"]').fill('1');
    for (const [field, value] of Object.entries(canary(name))) await page.locator(`[name="${field}"]`).fill(value);
    await page.getByLabel('Chèque').check();
    assert.equal(await press(page, 'Vérifier avant de signer'), 200);
    // What is to be paid is seen on the smallest phone before anything is pressed.
    const hidden = await page.locator('.scroll:has([data-due])').evaluate((box) => box.scrollWidth - box.clientWidth);
    assert.ok(hidden <= 0, `${hidden} pixels of the sums are out of sight`);
    await page.locator('[name=agree]').check();
    assert.equal(await press(page, 'Signer et commander avec obligation de paiement'), 200);
    assert.equal(new URL(page.url()).pathname, '/forms/envoye');
    await isReadable(page, 'the page that asks for patience', javaScriptEnabled);
    assert.equal(await left(), before, 'nothing counts before the mail is answered');

    await t.test('the mail’s link signs, once its button is pressed', async () => {
      const { link } = await mailAbout(preview.site, 'confirm', count);
      await page.goto(link);
      await page.reload();
      assert.equal(await left(), before, 'looking signs nothing');
      await isReadable(page, 'the page that signs', javaScriptEnabled);
      assert.equal(await press(page, /Signer/), 200);
      assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /signé/);
      await isReadable(page, 'the signed contract', javaScriptEnabled);
    });
    await t.test('the site says that a share less is left', async () => {
      await until('a share less', async () => (await left()) === before - 1);
      const stored = readFileSync(join(preview.site, 'public/contrat/2026-2027/cleunay-legumes/index.html'), 'utf8');
      assert.match(stored, new RegExp(`Il en reste ${before - 1}`));
    });
    await t.test('the farm signs, and the member reads so', async () => {
      const { link } = await mailAbout(preview.site, 'farm', count);
      const farm = await open(link, javaScriptEnabled, 320);
      await isReadable(farm, 'the farm’s page', javaScriptEnabled);
      assert.match(await farm.locator('main').innerText(), new RegExp(`CANARY ${name}`));
      await press(farm, /Signer ce contrat|Signer les/);
      const own = await mailAbout(preview.site, 'signed', count);
      await page.goto(own.link);
      assert.match(await page.locator('main').innerText(), /La ferme a signé aussi/);
      await isReadable(page, 'the member’s page', javaScriptEnabled);
      await farm.context().close();
    });
    await page.context().close();
  });
}

test('what is private is nowhere in the site, nor in what the program says', () => {
  assert.ok(mails(preview.site).some(({ text }) => text.includes('CANARY')), 'the canaries are where they belong');
  const found = [];
  for (const folder of ['public', 'forms']) {
    for (const entry of readdirSync(join(preview.site, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      if (/CANARY|canary-/.test(readFileSync(path, 'latin1')) && entry.name !== 'private.json') found.push(path);
    }
  }
  assert.deepEqual(found, []);
  assert.doesNotMatch(readFileSync(join(preview.site, 'records.json'), 'utf8'), /canary/i);
  assert.doesNotMatch(preview.output(), /canary|forms\/lien/i);
});
