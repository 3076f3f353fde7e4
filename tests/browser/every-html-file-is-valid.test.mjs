// Every HTML file of the built site is valid.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { HtmlValidate, StaticConfigLoader } from 'html-validate';

import { none } from './support/none.mjs';
import { builtFolder } from './support/site.mjs';
import { filesOf, textOf } from './support/tree.mjs';

const CONFIG = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Rules of style, not of validity; each is off, or narrowed, for its reason:
    // lines may end in blanks where a template's tag stood;
    'no-trailing-whitespace': 'off',
    // titles name the page and then the site, and a name may be long;
    'long-title': 'off',
    // `<hr/>` is what the Markdown library writes, and as valid as `<hr>`;
    'void-style': 'off',
    // several boxes to tick share a name, as HTML allows;
    'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
    // a telephone number that may break fits on a narrow screen with large text;
    'tel-non-breaking': 'off',
    // an identifier is made of the words of its heading, which may begin with a figure, as HTML allows;
    'valid-id': ['error', { relaxed: true }],
    // files of the site itself carry their hash in their names.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
};

const folder = await builtFolder();
const validator = new HtmlValidate(new StaticConfigLoader(CONFIG));

test('every HTML file is valid', async (t) => {
  const files = (await filesOf(folder)).filter((file) => file.endsWith('.html'));
  assert.ok(files.length > 0);
  const found = new Map();
  for (const file of files) {
    const report = await validator.validateString(await textOf(folder, file), file);
    for (const { messages } of report.results) {
      for (const { ruleId, message, line, column, selector } of messages) {
        // One template makes the same mistake on many pages: it is told once, with its first place and a count.
        const mistake = `${ruleId}: ${message}`;
        const known = found.get(mistake) ?? { first: `${file}:${line}:${column} ${selector ?? ''}`, count: 0 };
        found.set(mistake, { ...known, count: known.count + 1 });
      }
    }
  }
  t.diagnostic(`${files.length} files`);
  none([...found].map(([mistake, { first, count }]) => `${mistake} (${count} times, first at ${first})`));
});
