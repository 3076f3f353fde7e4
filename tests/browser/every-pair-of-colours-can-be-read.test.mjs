// The theme's colours in pairs, as computed by the browser: 4.5 to 1 for text in light and dark, with the default colours
// and with those of two other networks.

import { test } from 'node:test';

import { addCss, launch } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { previewOrigin } from './support/site.mjs';

const BACKGROUNDS = ['paper', 'card', 'leaf-tint', 'beet-tint', 'mustard-tint'];
const PAIRS = [
  ...BACKGROUNDS.flatMap((background) => ['ink', 'soft', 'leaf', 'beet', 'amber'].map((text) => [text, background])),
  ['on-colour', 'leaf'], ['on-colour', 'beet'], ['on-mustard', 'mustard'], ['on-band', 'band'], ['paper', 'ink'],
  ...['land', 'around', 'abroad', 'sea'].flatMap((ground) => [['ink', ground], ['soft', ground], ['beet', ground]]),
];
const NETWORKS = {
  'as it is': '',
  'a blue and orange network': ':root { --primary: #1d4f8a; --accent: #a33b00 }',
  'a brown and teal network': ':root { --primary: #6b3a1c; --accent: #00615f }',
};

const origin = await previewOrigin();
const browser = await launch();

for (const [network, css] of Object.entries(NETWORKS)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${network}, ${colorScheme}`, async () => {
      const page = await browser.newPage({ colorScheme });
      await page.goto(`${origin}/`);
      await addCss(page, css);
      const ratios = await page.evaluate(ratiosOf, PAIRS);
      none(ratios.filter(({ ratio }) => !(ratio >= 4.5)));
      await page.context().close();
    });
  }
}

/** Runs in the page: the contrast ratio of each pair of custom properties. */
function ratiosOf(pairs) {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const probe = document.body.appendChild(document.createElement('p'));
  const luminance = (name) => {
    if (!getComputedStyle(document.documentElement).getPropertyValue(`--${name}`)) return Number.NaN;
    probe.style.color = `var(--${name})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const linear = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  return pairs.map(([text, background]) => {
    const [one, other] = [luminance(text), luminance(background)];
    return { text, background, ratio: Math.round(((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)) * 100) / 100 };
  });
}
