// axe-core, and what it says of a page.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { FLAT, addCss } from './browser.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page breaks of WCAG 2.2 AA and of its good practice, and the contrasts that could not be judged. */
export async function judge(page) {
  await addCss(page, FLAT);
  // Evaluated by the browser's protocol, which the page's content security policy does not bind.
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), RULES);
  return { broken: violations.flatMap(told), unjudged: incomplete.filter(({ id }) => id === 'color-contrast').flatMap(unjudged) };
}

// A name on a map lies over a drawing, land or paper, which axe does not see through;
// every-pair-of-colours-can-be-read.test.mjs judges ink on both.
const unjudged = (rule) => told({ ...rule, nodes: rule.nodes.filter(({ html }) => !html.startsWith('<text ')) });

const told = ({ id, nodes }) => nodes.map(({ target, any, all, none, html }) => {
  const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
  return `${id} at ${target.join(' ')}: ${why} — ${html.slice(0, 160)}`;
});
