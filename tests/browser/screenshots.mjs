// Makes the README's screenshots again, into docs/screenshots/ or the folder that is named.

import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { chromium } from 'playwright-core';

import { pageOf } from './pages.mjs';
import { cleanUp, root, serve } from './support/program.mjs';

const SHOTS = [
  ['home', 'Home', 'desktop', 'light'], ['home', 'Home', 'phone', 'light'], ['home', 'Home', 'desktop', 'dark'],
  ['departement', 'Department', 'desktop', 'light'], ['departement', 'Department', 'phone', 'light'],
  ['amap', 'Amap', 'desktop', 'light'], ['amap', 'Amap', 'phone', 'light'],
  ['contrat', 'Contract', 'desktop', 'light'], ['contrat', 'Contract', 'phone', 'light'],
];
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };
const LIMIT = 150 * 1024;

const folder = resolve(process.argv[2] ?? join(root, 'docs/screenshots'));
await mkdir(folder, { recursive: true });
const preview = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });
try {
  for (const [name, kind, size, colorScheme] of SHOTS) {
    const page = await browser.newPage({ viewport: SIZES[size], colorScheme });
    await page.goto(preview.origin + pageOf(kind));
    await page.evaluate(() => document.fonts.ready);
    const path = join(folder, `${name}-${size}${colorScheme === 'dark' ? '-dark' : ''}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    const { size: bytes } = await stat(path);
    console.log(`${path} ${Math.round(bytes / 1024)} KB`);
    if (bytes > LIMIT) throw new Error(`${path} is ${bytes} bytes: more than ${LIMIT}`);
    await page.close();
  }
} finally {
  await browser.close();
  await preview.stop();
  await cleanUp();
}
