// A turn at a distribution, in a browser with and without a script: chosen, confirmed from the mail, shown on the site with the
// name of who chose so, and given back.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { judge } from './support/axe.mjs';
import { launch } from './support/browser.mjs';
import { mailAbout } from './support/mail.mjs';
import { cleanUp, serve, settled, today, until } from './support/program.mjs';

const preview = await serve();
await settled(preview);
const browser = await launch();
after(async () => {
  await browser.close();
  await preview.stop();
  await cleanUp();
});
const address = `${preview.origin}/amap/les-deux-rives/permanences/`;
/** Of an AMAP that wants to know who comes. */
const among = `${preview.origin}/amap/le-panier-des-lices/permanences/`;

async function press(page, name) {
  const [answer] = await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).click()]);
  return answer.status();
}
/** What the site says of a post, by its value. */
async function told(value, page = address) {
  const html = await (await fetch(page)).text();
  const at = html.indexOf(`value="${value}"`);
  return at < 0 ? '' : html.slice(at, html.indexOf('</li>', at)).replace(/<[^>]+>/g, ' ');
}
/** What breaks a rule on a page, in the context that has scripts: the checker is one. */
async function isReadable(page, what, hasScripts) {
  if (!hasScripts) return;
  await page.setViewportSize({ width: 1280, height: 900 });
  const { broken, unjudged } = await judge(page);
  assert.deepEqual([...broken, ...unjudged], [], what);
  await page.setViewportSize({ width: 320, height: 900 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${what} scrolls sideways`);
}

let count = 0;
for (const [name, isShown, javaScriptEnabled] of [['Awa Le Goff', true, true], ['CANARY Loig', false, false]]) {
  test(`taken and given back ${javaScriptEnabled ? 'with' : 'without'} a script`, async (t) => {
    count += 1;
    const context = await browser.newContext({ viewport: { width: 320, height: 900 }, javaScriptEnabled });
    const page = await context.newPage();
    if (javaScriptEnabled) await page.clock.setFixedTime(`${today}T10:00:00Z`);
    await page.goto(address);
    assert.equal(await press(page, 'Prendre cette place'), 422);
    assert.match(await page.title(), /^Erreur/);
    await isReadable(page, 'the form with mistakes', javaScriptEnabled);

    const slot = page.locator('[name=slot]').nth(10);
    const value = await slot.getAttribute('value');
    const before = await told(value);
    await slot.check();
    await page.locator('[name=name]').fill(name);
    await page.locator('[name=email]').fill(`turn${count}@exemple.fr`);
    if (isShown) await page.locator('[name=shown]').check();
    assert.equal(await press(page, 'Prendre cette place'), 200);
    assert.equal(new URL(page.url()).pathname, '/forms/permanence/envoye');
    assert.equal(await told(value), before, 'nothing counts before the mail is answered');

    await t.test('the mail’s link takes it, once its button is pressed', async () => {
      const { link } = await mailAbout(preview.site, 'turn-confirm', count);
      await page.goto(link);
      await isReadable(page, 'the page that confirms', javaScriptEnabled);
      assert.equal(await told(value), before, 'looking takes nothing');
      const [answer] = await Promise.all([page.waitForNavigation(), page.locator('main form button').click()]);
      assert.equal(answer.status(), 200);
      await until('a place less', async () => (await told(value)) !== before);
      const now = await told(value);
      assert.match(now, /1 sur/);
      assert.equal(now.includes(name), isShown, now);
    });
    await t.test('who cannot come gives it back', async () => {
      const { link } = await mailAbout(preview.site, 'turn-held', count);
      await page.goto(link);
      await isReadable(page, 'the page of one’s turns', javaScriptEnabled);
      assert.equal(await press(page, /Je ne peux pas venir/), 200);
      await until('the place again', async () => (await told(value)) === before);
    });
    await context.close();
  });
}

test('who is not known waits for the coordination, and is known from then on', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 900 } });
  const page = await context.newPage();
  await page.clock.setFixedTime(`${today}T10:00:00Z`);
  const ask = async (slot) => {
    await page.goto(among);
    await page.locator('[name=slot]').nth(slot).check();
    await page.locator('[name=name]').fill('Ziad Inconnu');
    await page.locator('[name=email]').fill('ziad@exemple.fr');
    const value = await page.locator('[name=slot]').nth(slot).getAttribute('value');
    assert.equal(await press(page, 'Prendre cette place'), 200);
    return value;
  };
  const value = await ask(10);
  const before = await told(value, among);
  await page.goto((await mailAbout(preview.site, 'turn-confirm', count + 1)).link);
  await Promise.all([page.waitForNavigation(), page.locator('main form button').click()]);
  assert.match(await page.locator('main').innerText(), /La coordination doit encore donner son accord/);

  await page.goto((await mailAbout(preview.site, 'turn-approve', 1)).link);
  assert.match(await page.locator('main').innerText(), /Ziad Inconnu \(ziad@exemple\.fr\)/);
  await isReadable(page, 'the page of the coordination', true);
  assert.equal(await told(value, among), before, 'nothing is taken without the coordination');
  assert.equal(await press(page, 'Donner notre accord'), 200);
  await until('a place less', async () => (await told(value, among)) !== before);

  const next = await ask(12);
  const free = await told(next, among);
  await page.goto((await mailAbout(preview.site, 'turn-confirm', count + 2)).link);
  await Promise.all([page.waitForNavigation(), page.locator('main form button').click()]);
  assert.match(await page.locator('main').innerText(), /Je ne peux pas venir/);
  await until('another place less', async () => (await told(next, among)) !== free);
  await context.close();
});
