// Still maps: they say what they show, their words stay inside, apart and legible on a telephone, they print, and what they
// link to is in the list beside them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pageOf, pages } from './pages.mjs';
import { launch } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { previewOrigin } from './support/site.mjs';

const WITH_MAP = ['Home', 'Find', 'Region', 'Department', 'Embed'];
const mapped = [...pages.filter(({ kind }) => WITH_MAP.includes(kind)).map(({ address }) => address), pageOf('Amap')];
const WIDTHS = [320, 360, 768, 1280];
// Letters of a wide face at 360 pixels; the names of départements overseas stand below narrow frames.
const SMALLEST = 9.9;

const origin = await previewOrigin();
const browser = await launch();
const page = await browser.newPage();

for (const address of mapped) {
  test(`${address}: the map says what it shows`, async () => {
    await page.goto(origin + address);
    const map = page.locator('.map svg[role=img]');
    assert.equal(await map.count(), 1);
    const [title, text] = (await map.getAttribute('aria-labelledby')).split(' ');
    for (const id of [title, text]) assert.match(await map.locator(`#${id}`).textContent(), /\p{L}{3}/u);
    const told = await page.getByRole('img', { name: await map.locator(`#${title}`).textContent() }).count();
    assert.ok(told >= 1, 'its title is its name');
    assert.match(await page.locator('.map figcaption').innerText(), /IGN, Natural Earth/);
  });

  for (const width of WIDTHS) {
    test(`${address}: words are legible, inside and apart at ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(origin + address);
      const { faults, sizes } = await page.evaluate(look);
      assert.ok(sizes.length >= 5, `${sizes.length} words`);
      none(faults);
      if (width >= 360) assert.ok(Math.min(...sizes) >= SMALLEST, `${Math.min(...sizes)} pixels`);
    });
  }
}

for (const [colorScheme, forcedColors] of [['light', 'none'], ['dark', 'none'], ['light', 'active'], ['dark', 'active']]) {
  test(`words stand out from their ground: ${colorScheme}, forced colours ${forcedColors}`, async () => {
    const context = await browser.newContext({ colorScheme, forcedColors });
    const own = await context.newPage();
    for (const address of mapped) {
      await own.goto(origin + address);
      none(await own.evaluate(pale));
    }
    await context.close();
  });
}

test('an AMAP’s map tells each farm with its distance, as the list does', async () => {
  await page.goto(origin + pageOf('Amap'));
  const text = await page.locator('#map-text').textContent();
  const rows = await page.locator('.scroll tr:has(th a[href^="/ferme/"])').evaluateAll((all) =>
    all.map((row) => [row.querySelector('a').textContent, row.querySelector('.n').textContent]));
  assert.ok(rows.length > 1);
  const drawn = await page.locator('.map .farm').allTextContents();
  for (const [name, km] of rows) {
    assert.ok(text.includes(`${name} à ${km}`), `${name}, ${km}: ${text}`);
    assert.ok(drawn.includes(km), `${km} is drawn`);
  }
});

test('an AMAP whose farms have no place has no map and no empty frame', async () => {
  let without = 0;
  await page.goto(`${origin}/amaps/`);
  const addresses = await page.locator('main a[href^="/amap/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const address of new Set(addresses)) {
    await page.goto(origin + address);
    const located = await page.locator('tbody .n').filter({ hasText: 'km' }).count();
    assert.equal(await page.locator('.map').count(), located > 0 ? 1 : 0, address);
    without += located > 0 ? 0 : 1;
  }
  assert.ok(without > 0, 'the example network has such an AMAP');
});

test('shapes that lead somewhere are out of the way of the keyboard, and the list leads there too', async () => {
  for (const address of [pageOf('Home'), pageOf('Region')]) {
    await page.goto(origin + address);
    const doors = page.locator('.map .doors a');
    assert.ok((await doors.count()) > 1);
    assert.equal(await page.locator('.map .doors').getAttribute('aria-hidden'), 'true');
    for (const door of await doors.all()) {
      assert.equal(await door.getAttribute('tabindex'), '-1');
      assert.ok((await page.locator(`main a[href="${await door.getAttribute('href')}"]:not(.map a)`).count()) >= 1);
    }
  }
  await page.locator('.map .doors a path').first().click();
  await page.waitForURL(/\/departement\//);
});

test('pages print with their map', async () => {
  await page.setViewportSize({ width: 794, height: 1123 });
  for (const address of mapped) {
    await page.goto(origin + address);
    await page.emulateMedia({ media: 'print' });
    const { width, height } = await page.locator('.map svg[role=img]').boundingBox();
    assert.ok(width > 250 && height > 150, `${address}: ${width} × ${height}`);
    none((await page.evaluate(look)).faults);
    none(await page.evaluate(pale));
    assert.equal(await page.locator('.map .doors').filter({ visible: true }).count(), 0);
    await page.emulateMedia({ media: 'screen' });
  }
});

/** Runs in the page: words of the map that leave it or cover each other, and how high letters are. */
function look() {
  const map = document.querySelector('.map svg[role=img]');
  const frame = map.getBoundingClientRect();
  const scale = frame.width / map.viewBox.baseVal.width;
  const words = [...map.querySelectorAll('text')].filter((text) => text.checkVisibility());
  // The box of a line holds room above capitals and below tails: its middle is what is seen.
  const boxes = words.map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const air = (bottom - top) * 0.2;
    return { text: text.textContent, left, right, top: top + air, bottom: bottom - air };
  });
  const faults = [];
  boxes.forEach((box, index) => {
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) faults.push(`${box.text} leaves the map`);
    for (const other of boxes.slice(index + 1)) {
      if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) faults.push(`${box.text} covers ${other.text}`);
    }
  });
  return { faults, sizes: words.map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale) };
}

/** Runs in the page: words of the map with less than 4.5 to 1 to the ground around them. */
function pale() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const linear = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const probe = document.querySelector('.map').appendChild(document.createElement('i'));
  const grounds = ['sea', 'abroad', 'around', 'land'].map((name) => {
    probe.style.color = `var(--${name})`;
    return luminance(getComputedStyle(probe).color);
  });
  probe.remove();
  const words = [...document.querySelectorAll('.map text')].filter((text) => text.checkVisibility());
  return words.filter((text) => {
    const own = luminance(getComputedStyle(text).fill);
    return grounds.some((ground) => (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) < 4.5);
  }).map((text) => `${text.textContent} ${getComputedStyle(text).fill}`);
}
