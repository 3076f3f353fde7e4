// axe-core on every kind of page, in light and dark: no rule of WCAG 2.2 AA or of its good practice is broken, and no
// contrast is left unjudged.

import { test } from 'node:test';

import { pages } from './pages.mjs';
import { judge } from './support/axe.mjs';
import { launch } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { previewOrigin } from './support/site.mjs';

const origin = await previewOrigin();
const browser = await launch();

for (const colorScheme of ['light', 'dark']) {
  test(colorScheme, async (t) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    for (const { kind, address } of pages) {
      await t.test(`${kind} ${address}`, async () => {
        await page.goto(origin + address);
        const { broken, unjudged } = await judge(page);
        none(broken);
        none(unjudged, 'contrast that could not be judged');
      });
    }
    await context.close();
  });
}
