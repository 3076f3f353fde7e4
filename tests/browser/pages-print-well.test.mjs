// On paper: no navigation, the right format, what is signed has its place, the leaflet is two faces of a sheet.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pageOf, pages } from './pages.mjs';
import { launch } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { previewOrigin } from './support/site.mjs';

const A4 = [595, 842];

const origin = await previewOrigin();
const browser = await launch();
const context = await browser.newContext();
const page = await context.newPage();

for (const { kind, address } of pages) {
  test(`${kind} ${address} prints without navigation`, async () => {
    await page.goto(origin + address);
    await page.emulateMedia({ media: 'print' });
    const shown = await page.locator('nav a, .skip, button, .actions a').evaluateAll((elements) => elements.filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 120)));
    none(shown);
    assert.ok(kind === 'Leaflet' || (await page.locator('h1').first().isVisible()), 'the heading is printed');
  });
}

for (const { address } of pages.filter(({ kind }) => kind === 'ContractPaper')) {
  test(`${address} is a contract on A4, whole and in black, with a place for each signature`, async () => {
    const sheets = await printed(address);
    assert.ok(sheets.length >= 2 && sheets.length <= 4, `${sheets.length} sheets`);
    for (const sheet of sheets) assert.deepEqual(sheet, A4);
    // The width between the margins of the sheet, at 96 pixels an inch: what is wider would be cut.
    await page.setViewportSize({ width: Math.floor(((210 - 15 - 9) / 25.4) * 96), height: 1000 });
    const wide = await page.locator('main :is(table, .articles, .parties, .blanks)').evaluateAll((boxes) =>
      boxes.filter((box) => box.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((box) => box.outerHTML.slice(0, 80)),
    );
    none(wide);
    await page.setViewportSize({ width: 1280, height: 720 });
    const inks = await page.locator('main, main *').evaluateAll((elements) => [
      ...new Set(elements.filter((element) => element.checkVisibility()).map((element) => getComputedStyle(element).color)),
    ]);
    none(inks.filter((ink) => new Set(ink.match(/\d+/g)).size !== 1), 'colours that are not grey');
    const places = await page.locator('.signatures > *').all();
    assert.equal(places.length, 2, 'the two parties sign, and nobody else');
    for (const place of places) {
      assert.ok(await place.isVisible());
      assert.notEqual((await place.innerText()).trim(), '', 'it says who signs there');
      // 2 cm of paper at the least.
      assert.ok((await place.boundingBox()).height >= 75);
    }
    // Lines for the member's name, address, telephone and e-mail; a cell for each payment.
    assert.ok((await page.locator('.parties .blanks li:not(.is-known)').count()) >= 4);
    assert.ok((await page.locator('.fill tbody td').count()) >= 2);
  });
}

test('on paper, what is agreed is what the page of the contract says', async () => {
  const articles = async (address) => {
    await page.goto(origin + address);
    return page.locator('.articles').innerText();
  };
  await page.emulateMedia({ media: 'screen' });
  const said = await articles(pageOf('Contract'));
  assert.ok(said.length > 3000, 'the articles are there');
  assert.equal(await articles(pageOf('ContractPaper')), said);
});

test('a list is printed on A4 with every AMAP of its département', async () => {
  const sheets = await printed(pageOf('PrintList'));
  for (const sheet of sheets) assert.deepEqual(sheet, A4);
  const text = await page.locator('main').innerText();
  await page.emulateMedia({ media: 'screen' });
  await page.goto(origin + pageOf('Department'));
  const names = await page.locator('main a[href^="/amap/"]').allInnerTexts();
  assert.ok(names.length > 3);
  for (const name of names) assert.ok(text.includes(name.trim()), name);
});

test('a leaflet is two landscape faces of A4, and nothing is cut off', async () => {
  const sheets = await printed(pageOf('Leaflet'));
  assert.deepEqual(sheets, [A4.toReversed(), A4.toReversed()]);
  const cut = await page.locator('.panel, .inner, .face').evaluateAll((panels) =>
    panels.filter((panel) => panel.scrollHeight > panel.clientHeight + 1 || panel.scrollWidth > panel.clientWidth + 1).map((panel) => panel.innerText.slice(0, 60)),
  );
  none(cut);
});

/** Prints a page and gives the sizes of its sheets in points; the page stays as it is on paper. */
async function printed(address) {
  await page.goto(origin + address);
  await page.emulateMedia({ media: 'print' });
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = [...pdf.matchAll(/\/Type\s*\/Page\b[\s\S]*?\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)];
  return sheets.map(([, width, height]) => [Math.round(width), Math.round(height)]);
}
