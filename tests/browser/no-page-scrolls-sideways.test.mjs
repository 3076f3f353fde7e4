// Every kind of page on a narrow screen and with large text: no sideways scroll; what is pressed is large enough.

import { test } from 'node:test';

import { pages } from './pages.mjs';
import { launch } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { previewOrigin } from './support/site.mjs';

const origin = await previewOrigin();
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
const page = await context.newPage();

for (const { kind, address } of pages) {
  test(`${kind} ${address}`, async (t) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(origin + address);
    await t.test(`${address} 320 pixels wide`, async () => none(await page.evaluate(overflow)));
    await t.test(`${address} has targets of 24 pixels`, async () => none(await page.evaluate(smallTargets)));
    await page.setViewportSize({ width: 640, height: 700 });
    await page.evaluate(() => {
      const { documentElement: html } = document;
      html.style.fontSize = `${2 * Number.parseFloat(getComputedStyle(html).fontSize)}px`;
    });
    await t.test(`${address} 640 pixels wide with text twice as large`, async () => none(await page.evaluate(overflow)));
  });
}

/** Runs in the page: what makes it wider than the window. */
function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    const { right, left } = element.getBoundingClientRect();
    return (right > width + 1 || left < -1) && !element.closest('svg');
  });
  const named = (element) => `${element.tagName.toLowerCase()}${element.className ? `.${element.className}` : ''}`;
  const told = wide.slice(0, 5).map((element) => `${named(element)} to ${Math.round(element.getBoundingClientRect().right)}: ${element.textContent.trim().slice(0, 40)}`);
  return [`${document.documentElement.scrollWidth} wide`, ...told];
}

/** Runs in the page: links outside of sentences, and controls, that are less than 24 pixels high or wide. */
function smallTargets() {
  const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, label:has(input)')];
  const small = targets.filter((target) => {
    const { width, height } = target.getBoundingClientRect();
    if (!width || !height || target.closest('.skip')) return false;
    // A box within its label is pressed with it.
    if (target.matches('input') && target.closest('label')) return false;
    return Math.min(width, height) < 23.5 && !inSentence(target);
  });
  return small.map((target) => {
    const { width, height } = target.getBoundingClientRect();
    return `${Math.round(width)}×${Math.round(height)} ${target.outerHTML.slice(0, 120)}`;
  });

  /** Whether the line around an inline link holds words that are no link. */
  function inSentence(target) {
    if (getComputedStyle(target).display !== 'inline') return false;
    let block = target.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const copy = block.cloneNode(true);
    for (const link of copy.querySelectorAll('a, button, .icon')) link.remove();
    return /[\p{L}\p{N}]/u.test(copy.textContent);
  }
}
