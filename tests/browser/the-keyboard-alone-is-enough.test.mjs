// With the keyboard alone: the skip link comes first and works, the focus is always seen, nothing holds it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pageOf, pages } from './pages.mjs';
import { FLAT, addCss, launch } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { previewOrigin } from './support/site.mjs';

const origin = await previewOrigin();
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
const page = await context.newPage();

for (const { kind, address, framed } of pages) {
  test(`${kind} ${address}`, async (t) => {
    await page.goto(origin + address);
    if (!framed) {
      await t.test(`${address}: the skip link comes first and leads to the main part`, async () => {
        await page.keyboard.press('Tab');
        const skip = await page.evaluate(() => ({ href: document.activeElement.getAttribute('href'), top: document.activeElement.getBoundingClientRect().top }));
        assert.ok(skip.href?.startsWith('#'), 'a link of the page');
        assert.ok(skip.top >= 0, 'it is seen when it is focused');
        await page.keyboard.press('Enter');
        assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
      });
    }
    await t.test(`${address}: a focused element is outlined, visibly against what is behind it`, async () => {
      await addCss(page, FLAT);
      // One key of the keyboard makes the browser show focus from here on.
      await page.keyboard.press('Shift');
      none(await page.evaluate(hardToSee));
    });
    await t.test(`${address}: what scrolls can be scrolled with the keyboard, and where the focus stops there is a name`, async () => {
      none(await page.evaluate(namelessStops), 'stops without role or name');
      await page.setViewportSize({ width: 320, height: 700 });
      none(await page.evaluate(unreachableScrollers));
      await page.setViewportSize({ width: 1280, height: 900 });
    });
  });
}

for (const address of ['Home', 'Amap', 'Contract'].map(pageOf)) {
  test(`${address}: the focus passes through all there is, forwards and backwards, and is drawn`, async () => {
    await page.goto(origin + address);
    // What the script adds stands in the order too; the button of the live map when the map comes into view.
    await page.evaluate(() => document.querySelectorAll('[data-live=map]').forEach((place) => place.scrollIntoView()));
    await page.waitForFunction(() => !document.querySelector('[data-keep][hidden], [data-live=open][hidden]'));
    await page.evaluate(() => scrollTo(0, 0));
    const count = await page.evaluate(() => {
      const tabbable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
      const reachable = tabbable.filter((element) => !element.disabled && element.checkVisibility() && element.tabIndex >= 0);
      reachable.forEach((element, index) => element.setAttribute('data-order', index));
      return reachable.length;
    });
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('data-order'));
    const expected = Array.from({ length: count }, (_, index) => String(index));
    const [forwards, undrawn] = [[], []];
    for (const order of expected) {
      await page.keyboard.press('Tab');
      forwards.push(await focused());
      if (await looksTheSameWithoutFocus()) undrawn.push(await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120)));
      if (forwards.at(-1) !== order) break;
    }
    assert.deepEqual(forwards, expected);
    none(undrawn, 'the picture changes with the focus');
    const backwards = [];
    for (let step = 1; step < count; step += 1) {
      await page.keyboard.press('Shift+Tab');
      backwards.unshift(await focused());
    }
    assert.deepEqual(backwards, expected.slice(0, -1));
  });
}

/** Compares the picture around the focused element with the one without focus. */
async function looksTheSameWithoutFocus() {
  const box = await page.evaluate(() => {
    const { left, top, width, height } = document.activeElement.getBoundingClientRect();
    const x = Math.max(0, left - 8);
    const y = Math.max(0, top - 8);
    return { x, y, width: Math.min(innerWidth - x, width + 16), height: Math.min(innerHeight - y, height + 16) };
  });
  const [visible, clip] = [box.width > 0 && box.height > 0, box];
  if (!visible) return true;
  const withFocus = await page.screenshot({ clip, animations: 'disabled' });
  await page.evaluate(() => {
    window.focusedBefore = document.activeElement;
    document.activeElement.blur();
  });
  const without = await page.screenshot({ clip, animations: 'disabled' });
  await page.evaluate(() => window.focusedBefore.focus({ preventScroll: true, focusVisible: true }));
  return withFocus.equals(without);
}

/** Runs in the page: elements whose focus has no outline of 2 pixels with a contrast of 3 to 1 against what is around. */
function hardToSee() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const pixel = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [red, green, blue] = pixel(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let around = element.parentElement; around; around = around.parentElement) {
      const colour = getComputedStyle(around).backgroundColor;
      if (pixel(colour)[3] === 255) return colour;
    }
    return '#fff';
  };
  const weak = [];
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (!element.checkVisibility() || element.disabled) continue;
    element.focus({ preventScroll: true, focusVisible: true });
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const [one, other] = [luminance(outlineColor), luminance(behind(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    if (!outlined || contrast < 3) weak.push(`${outlineWidth} ${outlineStyle} ${outlineColor}, ${contrast.toFixed(2)} to 1: ${element.outerHTML.slice(0, 120)}`);
  }
  return weak;
}

/** Runs in the page: boxes that scroll sideways and hold no place for the focus. */
function unreachableScrollers() {
  const scrollers = [...document.querySelectorAll('body *')].filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1);
  return scrollers.filter((element) => element.tabIndex !== 0).map((element) => element.outerHTML.slice(0, 120));
}

/** Runs in the page: boxes where the focus stops and that a screen reader could only call a group. */
function namelessStops() {
  const named = (element) => element.getAttribute('aria-label') || document.getElementById(element.getAttribute('aria-labelledby') ?? ' ');
  const region = (element) => element.tagName === 'SECTION' || element.hasAttribute('role');
  return [...document.querySelectorAll('[tabindex="0"]')].filter((element) => !region(element) || !named(element)).map((element) => element.outerHTML.slice(0, 120));
}
