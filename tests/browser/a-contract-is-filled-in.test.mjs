// A contract filled in, as members do it: without a script, with the keyboard alone in a grid of 20 deliveries of 40 products,
// on a telephone, with a draft, on paper.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { widest } from './support/contracts.mjs';
import { member } from './support/form.mjs';
import { networkOf } from './support/network.mjs';
import { none } from './support/none.mjs';
import { cleanUp, serve, today } from './support/program.mjs';
import { previewOrigin } from './support/site.mjs';

const preview = await serve(await networkOf({ widest }));
after(async () => {
  await preview.stop();
  await cleanUp();
});
const [form, grid] = ['formulaire', 'grille'].map((way) => `${preview.origin}/contrat/2026-2027/widest/${way}/`);
const bread = `${await previewOrigin()}/contrat/2026-2027/lices-pain/formulaire/`;
const browser = await launch();

/** A page of its own, on the day of the example network. */
async function open(address, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.clock.setFixedTime(`${today}T10:00:00Z`);
  await page.goto(address);
  return page;
}
const field = (page, name) => page.locator(`[name="${name}"]`);
const values = (page, names) => Promise.all(names.map((name) => field(page, name).inputValue()));
const focused = (page) => page.evaluate(() => document.activeElement.name);

async function fillIn(page, fields) {
  for (const [name, value] of Object.entries({ ...member, ...fields })) await field(page, name).fill(value);
}
/** Presses a button that sends the form, and gives the status of what answers. */
async function send(page, button) {
  const [answer] = await Promise.all([page.waitForNavigation(), button.click()]);
  return answer.status();
}
const check = (page) => send(page, page.getByRole('button', { name: 'Vérifier avant de signer' }));

test('without a script a contract is filled in, checked and changed', async (t) => {
  const page = await open(bread, { javaScriptEnabled: false });
  await fillIn(page, { 'same.pain-de-campagne/500-g/nature': '2', 'same.brioche': '1' });
  await field(page, 'instalments').selectOption('3');
  await page.getByLabel('Virement').check();
  assert.equal(await check(page), 200);

  await t.test('the page to check says what is due, in as many payments', async () => {
    // 33 deliveries of two loaves at 3,40 € and a brioche at 6 €.
    assert.equal(await page.locator('[data-due]').getAttribute('data-due'), String(33 * (2 * 340 + 600)));
    const amounts = await page.locator('[data-amount]').evaluateAll((cells) => cells.map(({ dataset }) => Number(dataset.amount)));
    assert.equal(amounts.length, 3);
    assert.equal(amounts.reduce((one, other) => one + other), 33 * 1280);
  });
  await t.test('“Modifier” gives everything back', async () => {
    assert.equal(await send(page, page.getByRole('button', { name: 'Modifier' })), 200);
    assert.deepEqual(await values(page, ['same.pain-de-campagne/500-g/nature', 'same.brioche', 'instalments', 'name', 'address']), ['2', '1', '3', member.name, member.address]);
    assert.ok(await page.getByLabel('Virement').isChecked());
  });
  await t.test('the grid is a button away, with the quantities', async () => {
    await send(page, page.getByRole('button', { name: 'Choisir livraison par livraison' }));
    assert.deepEqual(await values(page, ['each.pain-de-campagne/500-g/nature', 'each.brioche', 'name']), ['2', '1', member.name]);
    await field(page, '2026-12-01.brioche').fill('0');
    await check(page);
    assert.equal(await page.locator('[data-due]').getAttribute('data-due'), String(33 * 1280 - 600));
  });
  await page.context().close();
});

test('what is wrong is told, linked and kept', async (t) => {
  for (const javaScriptEnabled of [false, true]) {
    await t.test(javaScriptEnabled ? 'with a script the summary has the focus' : 'without a script', async () => {
      const page = await open(bread, { javaScriptEnabled });
      const typed = { 'same.brioche': 'deux', email: 'awa.exemple.fr', name: '', phone: '12' };
      await fillIn(page, typed);
      assert.equal(await check(page), 422);
      assert.match(await page.title(), /^Erreur/);
      const links = await page.locator('#erreurs a').evaluateAll((all) => all.map((link) => ({ name: decodeURIComponent(link.hash.slice(1)), text: link.textContent })));
      assert.deepEqual(links.map(({ name }) => name).sort(), ['email', 'method', 'name', 'phone', 'same.brioche']);
      for (const { name, text } of links) {
        const control = page.locator(`[id="${name}"]`);
        assert.ok(await control.isVisible(), name);
        if (name === 'method') continue;
        assert.equal(await control.getAttribute('aria-invalid'), 'true', name);
        const described = (await control.getAttribute('aria-describedby')).split(' ').at(-1);
        assert.equal(await page.locator(`[id="${described}"]`).textContent(), text);
      }
      assert.deepEqual(await values(page, Object.keys(typed)), Object.values(typed));
      if (javaScriptEnabled) await page.waitForFunction(() => document.activeElement.id === 'erreurs');
      // The first button of the page goes to the grid; a key that sends the form does not press that one.
      const [answer] = await Promise.all([page.waitForNavigation(), field(page, 'name').press('Enter')]);
      assert.equal(answer.status(), 422);
      assert.equal(await page.locator('.grid').count(), 0);
      await page.context().close();
    });
  }
});

test('the total follows what is typed, and is that of the page to check', async () => {
  const page = await open(form);
  const live = page.locator('[data-form=live]');
  await live.evaluate((place) => {
    window.said = [];
    new MutationObserver(() => window.said.push(place.innerText)).observe(place, { childList: true });
  });
  await field(page, 'same.produit-2').pressSequentially('1', { delay: 5 });
  await field(page, 'same.produit-3').pressSequentially('12', { delay: 5 });
  await live.getByText('livraisons').waitFor();
  // 21 shares, for one delivery is double: 2,10 € and twelve times 2,20 €.
  assert.match(await live.innerText(), /598,50\s€, 20 livraisons/);
  assert.deepEqual((await page.evaluate(() => window.said)).length, 1, 'it does not speak at every key');
  const payments = await page.locator('[data-form=payments] li').allInnerTexts();
  assert.equal(payments.length, 5);
  assert.match(payments[0], /^3 décembre 2026\s: 119,00\s€$/);

  await field(page, 'same.produit-1').fill('3');
  await live.getByText('Le produit 1 va par deux.').waitFor();
  assert.equal(await page.locator('[data-form=payments] li').count(), 0, 'no payments of what cannot be signed');
  await field(page, 'same.produit-1').fill('deux');
  await live.getByText('à l’étape suivante').waitFor();
  await field(page, 'same.produit-1').fill('2');
  await live.getByText('682,50').waitFor();
  for (const [name, value] of Object.entries(member)) await field(page, name).fill(value);
  await page.getByLabel('Chèque').check();
  assert.equal(await check(page), 200);
  assert.equal(await page.locator('[data-due]').getAttribute('data-due'), '68250');
  await page.context().close();
});

test('the grid is filled in with the keyboard alone', async (t) => {
  const page = await open(grid);
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
    return focused(page);
  };
  await page.getByText('Les flèches vont').waitFor();
  await field(page, 'each.produit-1').focus();

  await t.test('arrows and Enter go from cell to cell', async () => {
    assert.equal(await press('ArrowRight'), '2026-12-03.produit-1');
    assert.equal(await press('ArrowDown', 'ArrowDown'), '2026-12-03.produit-3');
    assert.equal(await press('ArrowUp', 'ArrowLeft'), 'each.produit-2');
    assert.equal(await press('ArrowLeft', 'ArrowUp', 'ArrowUp'), 'each.produit-1', 'they stop at the edge');
    assert.equal(await press('4', 'Enter', '1', 'Enter', 'Shift+Enter'), 'each.produit-2', 'Enter sends nothing');
    assert.equal(page.url(), grid);
    assert.deepEqual(await values(page, ['each.produit-1', 'each.produit-2']), ['4', '1']);
  });
  await t.test('they stay in a cell where its text has a use for them', async () => {
    await field(page, 'each.produit-3').focus();
    assert.equal(await press('1', '2', 'ArrowLeft'), 'each.produit-3');
    await press('0');
    assert.equal(await field(page, 'each.produit-3').inputValue(), '102');
    assert.equal(await press('ArrowRight', 'ArrowRight'), '2026-12-03.produit-3');
    await field(page, 'each.produit-3').fill('');
  });
  await t.test('they pass over what a delivery does not have', async () => {
    await field(page, '2026-12-10.produit-4').focus();
    assert.equal(await page.locator('[name="2026-12-10.produit-5"]').count(), 0);
    assert.equal(await press('ArrowDown'), '2026-12-10.produit-6');
    await field(page, '2026-12-03.produit-5').focus();
    assert.equal(await press('ArrowRight'), '2026-12-17.produit-5');
  });
  await t.test('Ctrl goes to the ends', async () => {
    assert.equal(await press('Control+End'), '2027-04-22.produit-40');
    assert.equal(await press('Control+Home'), 'each.produit-1');
  });
  await t.test('an empty cell shows what is taken each time', async () => {
    await page.waitForFunction(() => document.querySelector('[name="2027-04-22.produit-1"]').placeholder === '4');
    assert.equal(await field(page, '2027-04-22.produit-3').getAttribute('placeholder'), '');
  });
  await t.test('no focus hides below what stays in sight', async () => {
    for (const name of ['2027-04-22.produit-40', '2026-12-03.produit-1', '2027-02-11.produit-20']) {
      await field(page, name).focus();
      await page.waitForTimeout(50);
      assert.ok(await field(page, name).evaluate((cell) => {
        const { left, top, width, height } = cell.getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2) === cell;
      }), name);
    }
  });
  await page.context().close();
});

test('buttons copy quantities', async () => {
  const page = await open(grid);
  const days = await page.locator('.head b').evaluateAll((heads) => heads.map(({ id }) => id.slice(4)).filter((id) => /^\d/.test(id)));
  assert.equal(days.length, 20);
  const line = (product) => values(page, days.map((day) => `${day}.${product}`));
  const press = (name) => page.getByRole('button', { name }).click();
  const [before, then] = [days.slice(0, 3), days.slice(3)].map((some) => some.length);
  await field(page, `${days[3]}.produit-1`).fill('2');
  await press('Cette quantité');
  assert.deepEqual(await line('produit-1'), [...Array(before).fill(''), ...Array(then).fill('2')]);
  await field(page, `${days[3]}.produit-2`).fill('7');
  await press('Cette livraison');
  assert.deepEqual(await line('produit-2'), [...Array(before).fill(''), ...Array(then).fill('7')]);
  assert.deepEqual(await line('produit-3'), Array(20).fill(''));
  await field(page, `${days[5]}.produit-4`).fill('6');
  await field(page, `${days[9]}.produit-4`).fill('1');
  await press('La première quantité');
  assert.deepEqual(await line('produit-4'), Array(20).fill('6'));
  await page.locator('[data-form=live]').getByText('livraisons').waitFor();
  await page.context().close();
});

test('what was typed goes along to the grid', async () => {
  const page = await open(form);
  await page.waitForFunction(() => !document.querySelector('[data-form=print]').hidden);
  await fillIn(page, { 'same.produit-2': '3' });
  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Choisir livraison par livraison' }).click()]);
  assert.deepEqual(await values(page, ['each.produit-2', 'name']), ['3', member.name]);
  await page.context().close();
});

test('a telephone shows the grid month by month', async (t) => {
  for (const javaScriptEnabled of [false, true]) {
    await t.test(javaScriptEnabled ? 'and a mistake of another month' : 'without a script', async () => {
      const page = await open(grid, { viewport: { width: 360, height: 740 }, javaScriptEnabled });
      const month = (name) => page.getByRole('radio', { name }).check();
      const shown = () => page.locator('.head b').evaluateAll((heads) => heads.filter((head) => head.checkVisibility() && /^day/.test(head.id)).map(({ id }) => id.slice(4, 11)));
      assert.deepEqual([...new Set(await shown())], ['2026-12']);
      await month('février 2027');
      assert.deepEqual(await shown(), Array(4).fill('2027-02'));
      assert.match(await page.locator('.head b:visible').last().innerText(), /févr\.$/);
      assert.equal(await page.locator('.grid > .line:nth-child(2) input:visible').count(), 5);
      await month('Toute la saison');
      assert.equal((await shown()).length, 20);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);

      await month('avril 2027');
      await fillIn(page, { '2027-04-08.produit-2': 'x' });
      await month('février 2027');
      await month('Toute la saison');
      await field(page, '2027-01-14.produit-2').fill('y');
      await check(page);
      // The first month with a mistake is shown; a link leads into another.
      assert.deepEqual([...new Set(await shown())], ['2027-01']);
      if (javaScriptEnabled) {
        await page.locator('#erreurs a[href="#2027-04-08.produit-2"]').click();
        await page.waitForFunction(() => document.activeElement.name === '2027-04-08.produit-2');
        assert.deepEqual([...new Set(await shown())], ['2027-04']);
      }
      await page.context().close();
    });
  }
});

test('a draft stays on the device when one wants it, and only then', async () => {
  const page = await open(form);
  const stored = () => page.evaluate(() => ({ ...localStorage }));
  const box = () => page.getByLabel('Garder ce brouillon');
  await fillIn(page, { 'same.produit-2': '3' });
  await page.locator('[data-form=live]').getByText('livraisons').waitFor();
  assert.deepEqual(await stored(), {});
  await box().check();
  await page.getByLabel('Chèque').check();
  await page.waitForFunction(() => localStorage.length === 1);
  assert.deepEqual(Object.keys(await stored()), ['cabas.draft.contrat.2026-2027.widest']);
  await field(page, 'phone').fill('06 00 00 00 00');

  await page.goto(grid);
  await page.getByText('Votre brouillon du 21 novembre 2026 est repris.').waitFor();
  assert.deepEqual(await values(page, ['each.produit-2', 'name', 'phone']), ['3', member.name, '06 00 00 00 00']);
  assert.ok(await page.getByLabel('Chèque').isChecked());
  await field(page, '2027-02-11.produit-3').fill('5');
  // What the form no longer has is left aside.
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage);
    addEventListener('pagehide', () => {
      const draft = JSON.parse(localStorage[key]);
      localStorage[key] = JSON.stringify({ ...draft, fields: [...draft.fields, ['same.disparu', '9'], ['from', '2020-01-01']] });
    });
  });
  await page.goto(form);
  await page.getByText('Votre brouillon').waitFor();
  assert.deepEqual(await values(page, ['same.produit-2', 'name']), ['3', member.name]);
  await page.goto(grid);
  await page.getByText('Votre brouillon').waitFor();
  assert.deepEqual(await values(page, ['2027-02-11.produit-3', 'each.produit-2']), ['5', '3'], 'cells survive a visit of the simple form');

  await box().uncheck();
  assert.deepEqual(await stored(), {});
  await page.goto(form);
  assert.deepEqual(await values(page, ['same.produit-2', 'name']), ['', '']);
  await page.context().close();
});

test('on paper the grid is filled in', async () => {
  const page = await open(grid);
  await fillIn(page, { 'each.produit-2': '3', '2026-12-10.produit-40': '12' });
  await page.getByLabel('Virement').check();
  await page.locator('[data-form=live]').getByText('livraisons').waitFor();
  const printed = page.evaluate(() => new Promise((done) => (window.print = () => done('printed'))));
  await page.getByRole('button', { name: 'Imprimer' }).click();
  assert.equal(await printed, 'printed');

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map(([, width, height]) => [Math.round(width), Math.round(height)]);
  assert.ok(sheets.length >= 2 && sheets.length <= 6, `${sheets.length} sheets`);
  for (const sheet of sheets) assert.deepEqual(sheet, [842, 595], 'A4, landscape');

  // As wide as the sheet less its margins: nothing is cut off, however small the screen was.
  await page.setViewportSize({ width: Math.floor((297 - 18) * 96 / 25.4), height: 700 });
  await page.emulateMedia({ media: 'print' });
  none(await page.evaluate(() => {
    const cut = [...document.querySelectorAll('.grid, .grid *, .asked > *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    const narrow = [...document.querySelectorAll('.grid input')].filter(({ scrollWidth, clientWidth, value }) => value && scrollWidth > clientWidth + 1);
    return [...cut, ...narrow].map((element) => element.outerHTML.slice(0, 120));
  }));
  for (const name of ['2026-12-10.produit-40', 'name', 'address']) assert.ok(await field(page, name).isVisible(), name);
  for (const label of ['Chèque', 'Virement']) assert.ok(await page.getByLabel(label).isVisible(), 'every means of payment is there');
  assert.equal(await page.locator('.head').evaluate((head) => getComputedStyle(head).display), 'table-header-group', 'the header is on every sheet');
  assert.ok(await page.locator('.signatures').isVisible());
  await page.context().close();
});
