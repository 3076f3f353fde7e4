// The live map: nothing of it is loaded before its button is pressed; then AMAPs and farms stand on it and in the list below,
// which leads to their pages. Without WebGL or a script the still map stays and nothing is said.

import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { pageOf } from './pages.mjs';
import { addCss, FLAT, launch, listen } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { cleanUp, root, scratch, serve, until } from './support/program.mjs';
import { hostedSite, previewOrigin } from './support/site.mjs';

// Debian's Chromium draws WebGL by software when it is told so.
const DRAWN = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const PATIENCE = 60_000;

const origin = await previewOrigin();
const browser = await launch(...DRAWN);

/** A page of its own, listened to. */
async function visit(address, { browser: own = browser, ...options } = {}) {
  const context = await own.newContext({ viewport: { width: 1000, height: 800 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const heard = await listen(page);
  await page.goto(address);
  return { page, heard, close: () => context.close() };
}

const box = (page) => page.locator('[data-live=box]');
const status = (page) => page.locator('.live-map [data-live=status]');
const names = (page) => page.locator('.live-list a').allInnerTexts();
/** Waits until the map has told something else than `before`. */
const told = (page, before = '') => page.waitForFunction(
  (known) => ![known, '', undefined].includes(document.querySelector('.live-map [data-live=status]')?.textContent), before, { timeout: PATIENCE },
);

/** The button, which is shown when the map comes into view. */
async function offered(page) {
  await page.locator('[data-live=map]').evaluate((place) => place.scrollIntoView());
  const button = page.locator('[data-live=open]');
  await button.waitFor();
  return button;
}

async function opened(address, options) {
  const visited = await visit(address, options);
  await (await offered(visited.page)).click();
  await told(visited.page);
  return visited;
}

/** How many colours the map is drawn in: an empty canvas has one. */
async function coloursOf(page) {
  const picture = await box(page).screenshot();
  return page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    const seen = new Set();
    for (let at = 0; at < data.length; at += 4) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
    return seen.size;
  }, [...picture]);
}

const files = (heard) => heard.requests.map(({ url }) => new URL(url).pathname);
const ofTheMap = (path) => /^\/(theme\/map|carte)\//.test(path);
// What the driver of the software says of its own speed is no complaint.
const complaints = ({ complaints: all }) => all.filter((one) => !one.includes('GL Driver Message'));
const foreign = (heard) => heard.requests.map(({ url }) => url).filter((url) => !/^(http:\/\/127\.0\.0\.1[:/]|blob:|data:)/.test(url));

for (const kind of ['Home', 'Find', 'Region', 'Department', 'Amap']) {
  test(`${kind}: a click brings the map, and before it nothing of it is loaded`, async () => {
    const { page, heard, close } = await visit(origin + pageOf(kind));
    const button = await offered(page);
    none(files(heard).filter(ofTheMap), 'files of the map before the click');
    assert.ok(await page.locator('figure.map').first().isVisible());
    await button.click();
    await told(page);
    assert.equal(await page.locator('figure.map').first().isVisible(), false, 'the live map takes the place of the still one');
    assert.ok(files(heard).some((path) => path === '/carte/lieux.pmtiles'));
    assert.ok((await coloursOf(page)) > 20, 'the map is drawn');
    assert.match(await status(page).innerText(), /AMAP/);
    none(complaints(heard), 'complaints of the browser, its policy included');
    none(foreign(heard), 'requests to others');
    await close();
  });
}

test('the preview gives parts of files', async () => {
  const file = `${origin}/carte/lieux.pmtiles`;
  const whole = await fetch(file);
  const bytes = Buffer.from(await whole.arrayBuffer());
  assert.equal(whole.status, 200);
  assert.equal(whole.headers.get('accept-ranges'), 'bytes');
  const part = async (headers, method = 'GET') => {
    const answer = await fetch(file, { method, headers });
    return { status: answer.status, range: answer.headers.get('content-range'), body: Buffer.from(await answer.arrayBuffer()) };
  };
  const length = bytes.length;
  assert.deepEqual(await part({ range: 'bytes=0-6' }), { status: 206, range: `bytes 0-6/${length}`, body: Buffer.from('PMTiles') });
  assert.deepEqual(await part({ range: 'bytes=-5' }), { status: 206, range: `bytes ${length - 5}-${length - 1}/${length}`, body: bytes.subarray(-5) });
  assert.deepEqual(await part({ range: `bytes=${length}-` }), { status: 416, range: `bytes */${length}`, body: Buffer.alloc(0) });
  assert.equal((await part({ range: 'bytes=0-6', 'if-range': '"of another day"' })).status, 200);
  assert.equal((await part({ range: 'bytes=0-6', 'if-range': whole.headers.get('etag') })).status, 206);
  assert.deepEqual(await part({ range: 'bytes=0-6' }, 'HEAD'), { status: 206, range: `bytes 0-6/${length}`, body: Buffer.alloc(0) });
});

test('what the click costs', async (t) => {
  const site = await hostedSite();
  const { page, close } = await visit(site.origin + pageOf('Home'));
  await page.waitForLoadState('networkidle');
  site.forget();
  const button = await offered(page);
  await button.click();
  await told(page);
  const sum = (wanted) => site.sent.filter(({ path }) => wanted(path)).reduce((total, { bytes }) => total + bytes, 0);
  const isTile = (path) => path.endsWith('.pmtiles');
  t.diagnostic(site.sent.map(({ path, status, bytes }) => `${status} ${path} ${bytes}`).join('\n'));
  t.diagnostic(`code ${sum((path) => !isTile(path))} bytes, ground ${sum((path) => /basemap/.test(path))}, AMAPs and farms ${sum((path) => /lieux/.test(path))}`);
  assert.ok(site.sent.filter(({ path }) => isTile(path)).every(({ status }) => status === 206), 'tiles come in parts');
  assert.ok(sum((path) => !isTile(path)) < 270 * 1024, 'code');
  assert.ok(sum(isTile) < 250 * 1024, 'tiles of the first view');
  assert.equal(site.sent.filter(({ path }) => /maplibre/.test(path)).length, 1, 'the worker is the file that the page already has');
  await close();
});

test('a bubble leads to the page, Escape closes it, and the plain map comes back', async () => {
  const { page, heard, close } = await opened(origin + pageOf('Amap'));
  const [first] = await names(page);
  // The page's own AMAP stands in the middle of what is fitted or near it: the list below is from the middle outwards.
  const spot = await page.evaluate(() => JSON.parse(document.querySelector('[data-live=map]').dataset.points)[0]);
  const area = await box(page).boundingBox();
  const place = await spotOn(page, spot);
  await page.mouse.click(area.x + place.x, area.y + place.y);
  const bubble = page.locator('.maplibregl-popup');
  await bubble.waitFor();
  assert.equal(await bubble.locator('a').first().innerText(), spot.name);
  assert.match(await bubble.innerText(), /Places disponibles/, 'the status in words');
  await page.keyboard.press('Escape');
  await bubble.waitFor({ state: 'detached' });
  assert.ok(await page.evaluate(() => document.activeElement.matches('canvas')), 'the focus is on the map again');
  await page.mouse.click(area.x + place.x, area.y + place.y);
  await bubble.locator('a').first().click();
  await page.waitForURL(origin + spot.address);
  assert.ok(first);
  none(complaints(heard));
  await close();
});

/** Where a place stands in the box: the list and the box agree on Web Mercator and on what the page fits. */
async function spotOn(page, { lat, lon }) {
  return page.evaluate(([lat, lon]) => {
    const place = document.querySelector('[data-live=map]');
    const area = document.querySelector('[data-live=box]');
    const [west, south, east, north] = place.dataset.box.split(',').map(Number);
    const y = (degrees) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360));
    const x = (degrees) => (degrees * Math.PI) / 180;
    const padding = Math.min(48, area.clientWidth / 8);
    const scale = Math.min((area.clientWidth - 2 * padding) / (x(east) - x(west)), (area.clientHeight - 2 * padding) / (y(north) - y(south)), (512 * 2 ** 12) / (2 * Math.PI));
    return {
      x: area.clientWidth / 2 + scale * (x(lon) - (x(west) + x(east)) / 2),
      y: area.clientHeight / 2 - scale * (y(lat) - (y(south) + y(north)) / 2),
    };
  }, [lat, lon]);
}

test('results of a search are shown alone and fitted, again when they change', async () => {
  const { page, heard, close } = await visit(origin + pageOf('Find'));
  const results = [
    { name: 'AMAP Une', address: pageOf('Amap'), lat: 48.11, lon: -1.68, commune: 'Rennes', status: 'open' },
    { name: 'AMAP Deux', address: '/amap/deux/', lat: 48.2, lon: -1.5, commune: 'Liffré', status: 'full' },
  ];
  const give = (detail) => page.evaluate((given) => document.dispatchEvent(new CustomEvent('cabas:results', { detail: given })), detail);
  await give({ results, position: { lat: 48.15, lon: -1.6 } });
  const button = await offered(page);
  await button.click();
  await told(page);
  assert.deepEqual((await names(page)).sort(), ['AMAP Deux', 'AMAP Une'], 'found before the map was opened');
  assert.match(await status(page).innerText(), /2.AMAP/);
  assert.match(await page.locator('.live-list').innerText(), /Complète/);
  const before = await status(page).innerText();
  const farther = { ...results[0], name: 'AMAP Trois', address: '/amap/trois/', lat: 48.6, lon: -4.3 };
  await give({ results: [...results, farther], position: null });
  await told(page, before);
  assert.deepEqual((await names(page)).sort(), ['AMAP Deux', 'AMAP Trois', 'AMAP Une'], 'all of them are in view');
  const some = await status(page).innerText();
  await give({ results: null, position: null });
  await told(page, some);
  assert.match(await status(page).innerText(), /fermes/, 'all AMAPs and farms again');
  none(complaints(heard));
  await close();
});

test('the keyboard moves the map, and the list under it leads on', async () => {
  const { page, close } = await visit(origin + pageOf('Department'));
  const button = await offered(page);
  await button.focus();
  await page.keyboard.press('Enter');
  await told(page);
  const canvas = await page.evaluate(() => ({ is: document.activeElement.localName, label: document.activeElement.getAttribute('aria-label') }));
  assert.equal(canvas.is, 'canvas', 'the map has the focus');
  assert.match(canvas.label, /Les flèches la déplacent/);
  const wide = await status(page).innerText();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('+');
  await told(page, wide);
  const near = await status(page).innerText();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
  await told(page, near);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('-');
  await until('names again', async () => (await names(page)).length > 0);
  const buttons = await page.locator('.live-map button').evaluateAll((all) => all.map((one) => ({ name: one.ariaLabel ?? one.textContent, side: Math.min(one.clientWidth, one.clientHeight) })));
  none(buttons.filter(({ name, side }) => !name || side < 24), 'small or nameless buttons');
  await page.locator('.live-list a').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(amap|ferme)\/[^/]+\/$/);
  await close();
});

test('the plain map comes back, with the focus on the button', async () => {
  const { page, close } = await opened(origin + pageOf('Home'));
  await page.locator('[data-live=close]').click();
  assert.equal(await page.locator('.live-map').count(), 0);
  assert.ok(await page.locator('figure.map').first().isVisible());
  assert.ok(await page.evaluate(() => document.activeElement.matches('[data-live=open]')));
  await page.locator('[data-live=open]').click();
  await told(page);
  await close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`${colorScheme}: the open map breaks no accessibility rule`, async () => {
    const { page, close } = await opened(origin + pageOf('Amap'), { colorScheme });
    await addCss(page, FLAT);
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
    none(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join(' ')}`));
    await close();
  });
}

test('on a phone the page can be scrolled over the map', async () => {
  const { page, heard, close } = await opened(origin + pageOf('Home'), { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  assert.match(await page.locator('.maplibregl-cooperative-gesture-screen').textContent(), /Deux doigts/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the page');
  none(complaints(heard));
  await close();
});

describe('a basemap of the network’s own', () => {
  let own;
  before(async () => {
    const content = join(await scratch('monaco'), 'content');
    await cp(join(root, 'tests/fixtures/own-basemap/content'), content, { recursive: true });
    own = await serve(content);
  });
  after(async () => {
    await own.stop();
    await cleanUp();
  });

  test('is drawn, credited and read in parts', async () => {
    const { page, heard, close } = await opened(`${own.origin}/`);
    assert.ok(files(heard).includes('/files/monaco.pmtiles'));
    none(files(heard).filter((path) => /basemap/.test(path)), 'requests for the basemap that Cabas ships');
    assert.match(await page.locator('.live-map').innerText(), /© les contributeurs d’OpenStreetMap/);
    assert.deepEqual((await names(page)).sort(), ['AMAP de la Gare', 'AMAP du Port']);
    assert.ok((await coloursOf(page)) > 100, 'streets, names and marks are drawn');
    none(complaints(heard));
    none(foreign(heard));
    await close();
  });

  for (const schema of ['protomaps', 'shortbread']) {
    test(`may have the schema ${schema}: its style can be drawn`, async () => {
      const { page, heard, close } = await visit(`${own.origin}/`);
      await page.route('**/carte/pieces.txt', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replace('data-schema="openmaptiles"', `data-schema="${schema}"`) });
      });
      await (await offered(page)).click();
      await told(page);
      none(complaints(heard));
      await close();
    });
  }
});

describe('without what the map needs', () => {
  test('no WebGL: no button, no word, no complaint, and the still map stays', async () => {
    const blind = await launch('--disable-software-rasterizer');
    const { page, heard, close } = await visit(origin + pageOf('Home'), { browser: blind });
    await page.locator('figure.map').first().scrollIntoViewIfNeeded();
    // The button is decided upon when the map comes into view.
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 300))));
    assert.ok(await page.locator('figure.map').first().isVisible());
    assert.equal(await page.locator('[data-live=open]').isVisible(), false);
    none(complaints(heard));
    await close();
  });

  test('no script: the still map stays', async () => {
    const { page, close } = await visit(origin + pageOf('Home'), { javaScriptEnabled: false });
    assert.ok(await page.locator('figure.map').first().isVisible());
    assert.equal(await page.locator('[data-live=open]').isVisible(), false);
    await close();
  });

  for (const lost of ['**/theme/map/maplibre-gl.*', '**/theme/map/basemap.*', '**/carte/*']) {
    test(`${lost} does not come: the still map stays and the button goes`, async () => {
      const { page, close } = await visit(origin + pageOf('Home'), { serviceWorkers: 'block' });
      await page.route(lost, (route) => route.abort());
      const button = await offered(page);
      await button.click();
      await button.waitFor({ state: 'hidden', timeout: PATIENCE });
      assert.ok(await page.locator('figure.map').first().isVisible());
      assert.equal(await page.locator('.live-map').count(), 0);
      await close();
    });
  }
});
