// A photograph as a telephone makes it, in the text of an AMAP: its visitors load a light one, when they come near it, and
// nothing of what the telephone noted is published.

import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { host } from './support/host.mjs';
import { networkOf } from './support/network.mjs';
import { build, cleanUp } from './support/program.mjs';
import { filesOf } from './support/tree.mjs';

const NOTE = 'Awa Le Goff, 48.1 N 1.7 W';
const browser = await launch();
const content = await networkOf({});
await mkdir(join(content, 'files'));
await writeFile(join(content, 'files/le marche.jpg'), noted(await photograph()));
await appendFile(join(content, 'amaps/tilleuls.md'), `\n${'Un long texte, avant la photo.\n\n'.repeat(400)}\n![Des paniers de légumes](../files/le%20marche.jpg)\n`);
const folder = await build(content);
const site = await host(folder);
after(async () => {
  await site.stop();
  await cleanUp();
});

for (const deviceScaleFactor of [2, 3]) {
  test(`a telephone of ${deviceScaleFactor} pixels a point loads 40 KB at most, once it is there`, async (t) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, deviceScaleFactor });
    const page = await context.newPage();
    site.forget();
    await page.goto(`${site.origin}/amap/tilleuls/`, { waitUntil: 'networkidle' });
    const sent = () => site.sent.filter(({ path }) => path.includes('marche'));
    assert.deepEqual(sent(), [], 'nothing of it before one comes near');
    const photo = page.getByRole('img', { name: 'Des paniers de légumes' });
    const height = await photo.evaluate((image) => image.getBoundingClientRect().height);
    await photo.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('main img[srcset]').complete);
    const [{ path, bytes, status }, ...others] = sent();
    t.diagnostic(`${path} ${bytes}`);
    assert.deepEqual(others, []);
    assert.equal(status, 200);
    assert.ok(bytes <= 40 * 1024, `${path} ${bytes}`);
    assert.equal(await photo.evaluate((image) => image.getBoundingClientRect().height), height, 'its place was kept');
    assert.ok(await photo.evaluate((image) => image.naturalWidth > 0 && image.decoding === 'async'));
    await context.close();
  });
}

test('nothing of what the telephone noted is published', async () => {
  const files = (await filesOf(folder)).filter((file) => file.includes('marche'));
  assert.deepEqual(files, ['files/le marche.480.jpg', 'files/le marche.960.jpg', 'files/le marche.jpg']);
  for (const file of files) {
    const bytes = await readFile(join(folder, file));
    assert.ok(!bytes.includes(NOTE) && !bytes.includes('Exif'), file);
  }
});

/** A picture of much detail, as large as telephones take them. */
async function photograph() {
  const page = await browser.newPage({ viewport: { width: 2400, height: 1800 } });
  await page.setContent('<canvas width="2400" height="1800" style="position:fixed;inset:0"></canvas>');
  await page.evaluate(() => {
    const pen = document.querySelector('canvas').getContext('2d');
    let seed = 1;
    const random = (most) => (seed = (seed * 16807) % 2147483647) % most;
    for (let leaf = 0; leaf < 30_000; leaf += 1) {
      pen.fillStyle = `rgb(${60 + random(50)} ${90 + random(60)} ${40 + random(40)})`;
      pen.beginPath();
      pen.ellipse(random(2400), random(1800), 4 + random(40), 2 + random(16), random(6), 0, 7);
      pen.fill();
    }
  });
  const bytes = await page.screenshot({ type: 'jpeg', quality: 92 });
  await page.close();
  return bytes;
}

/** The same with notes in it. */
function noted(jpeg) {
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(NOTE)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}
