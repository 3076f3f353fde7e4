// axe-core on every kind of page, in light and dark: no rule of WCAG 2.2 AA or of its good practice is broken, and no
// contrast is left unjudged.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { pages } from './pages.mjs';
import { FLAT, addCss, launch } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { previewOrigin } from './support/site.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const origin = await previewOrigin();
const browser = await launch();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const colorScheme of ['light', 'dark']) {
  test(colorScheme, async (t) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    for (const { kind, address } of pages) {
      await t.test(`${kind} ${address}`, async () => {
        await page.goto(origin + address);
        await addCss(page, FLAT);
        // Evaluated by the browser's protocol, which the page's content security policy does not bind.
        await page.evaluate(axe);
        const { violations, incomplete } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), RULES);
        none(violations.flatMap(told));
        none(incomplete.filter(({ id }) => id === 'color-contrast').flatMap(unjudged), 'contrast that could not be judged');
      });
    }
    await context.close();
  });
}

// A name on a map lies over a drawing, land or paper, which axe does not see through;
// every-pair-of-colours-can-be-read.test.mjs judges ink on both.
const unjudged = (rule) => told({ ...rule, nodes: rule.nodes.filter(({ html }) => !html.startsWith('<text ')) });

const told = ({ id, nodes }) => nodes.map(({ target, any, all, none, html }) => {
  const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
  return `${id} at ${target.join(' ')}: ${why} — ${html.slice(0, 160)}`;
});
