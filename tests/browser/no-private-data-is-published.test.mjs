// The example content marks private people with a canary: none of it lies in any file of the built site.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { none } from './support/none.mjs';
import { exampleContent } from './support/program.mjs';
import { builtFolder, previewOrigin } from './support/site.mjs';
import { filesOf } from './support/tree.mjs';

const CANARY = /private-?_?\s?canary/i;

const folder = await builtFolder();
const files = await filesOf(folder);

test('the content holds canaries', async () => {
  const sources = await filesOf(exampleContent);
  const texts = await Promise.all(sources.map((file) => readFile(join(exampleContent, file), 'latin1')));
  assert.ok(texts.filter((text) => CANARY.test(text)).length > 10);
});

test('no file of the built site holds one', async () => {
  const found = [];
  for (const file of files) {
    if (CANARY.test(file) || CANARY.test(await readFile(join(folder, file), 'latin1'))) found.push(file);
  }
  none(found);
});

test('nor does any answer of the preview', async () => {
  const origin = await previewOrigin();
  const found = [];
  for (const file of files) {
    const answer = await fetch(`${origin}/${file.split('/').map(encodeURIComponent).join('/')}`);
    assert.equal(answer.status, 200, file);
    if (CANARY.test(Buffer.from(await answer.arrayBuffer()).toString('latin1'))) found.push(file);
  }
  none(found);
});
