// A receipt that the program made (tests/fixtures/receipt) is verified by the page without a server; altered ones and wrong keys
// are refused with their reason. The script for Python, which shares no code with either, says the same.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';

import { launch, listen } from './support/browser.mjs';
import { host } from './support/host.mjs';
import { none } from './support/none.mjs';
import { build, cleanUp, copyOfContent, root, scratch } from './support/program.mjs';
import { hostedSite } from './support/site.mjs';

const fixture = (name) => readFile(join(root, 'tests/fixtures/receipt', name), 'utf8');
const [receipt, key] = [await fixture('receipt.txt'), (await fixture('key.txt')).trim()];

const content = await copyOfContent();
await appendFile(join(content, 'network.yml'), `\nevidence_key: ${key}\n`);
const folder = await build(content);
const site = await host(folder);
const keyless = await hostedSite();
after(async () => {
  await site.stop();
  await cleanUp();
});
const browser = await launch();

async function visit({ origin = site.origin, ...options } = {}) {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options });
  const page = await context.newPage();
  const heard = await listen(page);
  await page.goto(`${origin}/verifier/`);
  return { page, heard, close: () => context.close() };
}

/** Pastes a text, verifies it, and gives what is said. */
async function said(page, text, vkey) {
  await page.locator('#text').fill(text);
  if (vkey !== undefined) await page.locator('#key').fill(vkey);
  const outcome = page.locator('[data-verify=outcome]');
  await outcome.evaluate((place) => place.replaceChildren());
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await outcome.locator('h2').waitFor();
  const plain = (words) => words.replace(/\s+/g, ' ').trim();
  return { title: plain(await outcome.locator('h2').innerText()), all: plain(await outcome.innerText()) };
}

test('a receipt that is right is read out, with its place and what it changes', async () => {
  const { page, heard, close } = await visit();
  assert.equal(await page.locator('#key').inputValue(), key);
  const { title, all } = await said(page, receipt);
  assert.equal(title, 'Ce reçu est juste');
  assert.match(all, /Légumes de la ferme des Tilleuls, un panier par semaine\./);
  assert.match(all, /samedi 21 novembre 2026 à 10:30:15/);
  assert.match(all, /inscription n° 11 sur 12/);
  assert.match(all, /Journal amap\.example\/journal/);
  assert.match(all, /Change ou termine : [0-9a-f]{64}/);
  const written = await page.locator('[data-slot=written]').textContent();
  assert.ok(receipt.includes(`\n\n${written}\n\n`), 'letter for letter');
  assert.ok(await page.locator('[data-verify=outcome] h2').evaluate((heading) => heading === document.activeElement), 'a screen reader is taken there');
  none(heard.complaints);
  await close();
});

test('a file is verified as it is chosen, as Windows saves it too', async () => {
  const { page, close } = await visit();
  const file = join(await scratch('receipt'), 'recu.txt');
  await writeFile(file, `\ufeff${receipt.replaceAll('\n', '\r\n')}\r\n`);
  await page.locator('#file').setInputFiles(file);
  await page.locator('[data-verify=outcome] h2').waitFor();
  assert.equal((await page.locator('[data-verify=outcome] h2').innerText()).trim(), 'Ce reçu est juste');
  await close();
});

const OTHER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

for (const [what, text, reason, vkey] of [
  ['a price that was changed', receipt.replace('1250', '1150'), /n’est pas ce qui a été inscrit/],
  ['a key that was said twice', receipt.replace('"v": 1', '"v": 2,\n  "v": 1'), /n’est pas écrit comme dans un reçu/],
  ['a fraction', receipt.replace('25000', '25000.5'), /n’est pas écrit comme dans un reçu/],
  ['another salt', receipt.replace('0a0a', '0b0a'), /n’est pas ce qui a été inscrit/],
  ['another time', receipt.replace('T09:30:15', 'T09:30:16'), /n’a pas cette ligne à cette place/],
  ['another kind', receipt.replace('"kind":"contract-signed"', '"kind":"contract-ended"'), /autre sorte d’engagement/],
  ['another place', receipt.replace('index 10', 'index 9'), /n’a pas cette ligne à cette place/],
  ['a proof that was changed', receipt.replace('Vx6aji5l', 'Wx6aji5l'), /n’a pas cette ligne à cette place/],
  ['a proof that was cut', receipt.replace(/\nVx6aji5l.*/, ''), /n’a pas cette ligne à cette place/],
  ['a size that was changed', receipt.replace('\n12\n', '\n13\n'), /signature n’est pas celle de ce journal/],
  ['words around it that were changed', receipt.replace('Ce qui est inscrit', 'Ce qui n’est pas inscrit'), /n’est pas un reçu/],
  ['half of it', receipt.slice(0, 800), /n’est pas un reçu/],
  ['another text', 'Bonjour !', /n’est pas un reçu/],
  ['the key of another log', receipt, /autre journal/, OTHER_KEY],
]) {
  test(`${what} is refused`, async () => {
    const { page, heard, close } = await visit();
    assert.ok(text !== receipt || vkey);
    const { title, all } = await said(page, text, vkey);
    assert.equal(title, 'Ce reçu ne prouve rien');
    assert.match(all, reason);
    none(heard.complaints);
    await close();
  });
}

test('another key of the same log is refused', async () => {
  // The key of the specification’s example, under the name of this log.
  const { page, close } = await visit();
  const name = key.split('+')[0];
  const bytes = Buffer.from('AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', 'base64');
  const hash = await crypto.subtle.digest('SHA-256', Buffer.concat([Buffer.from(`${name}\n`), bytes]));
  const { title, all } = await said(page, receipt, `${name}+${Buffer.from(hash).toString('hex').slice(0, 8)}+${bytes.toString('base64')}`);
  assert.equal(title, 'Ce reçu ne prouve rien');
  assert.match(all, /n’est pas signé par cette clé/);
  await close();
});

test('no letter of a receipt can be changed, left out or added', async () => {
  const { page, close } = await visit();
  const passed = await page.evaluate(async ([right, vkey]) => {
    const { verify } = await import(document.querySelector('script[src*=verify]').src);
    const isRight = (text) => verify(text, vkey).then(() => true, () => false);
    const wrong = [];
    for (let at = 0; at < right.length - 1; at += 1) {
      const [before, own, rest] = [right.slice(0, at), right[at], right.slice(at + 1)];
      const tries = ['A', '\n', ''].filter((other) => other !== own);
      if (at > 0) tries.push(` ${own}`);
      for (const other of tries) if (await isRight(before + other + rest)) wrong.push([at, own, other]);
    }
    return { wrong, isRight: await isRight(right) };
  }, [receipt, key]);
  assert.ok(passed.isRight);
  none(passed.wrong);
  await close();
});

test('what is missing is asked for, and is not called wrong', async () => {
  const { page, close } = await visit({ origin: keyless.origin });
  assert.equal(await page.locator('#key').inputValue(), '');
  for (const [text, vkey, words] of [
    ['', key, /collez son texte/],
    [receipt, '', /Indiquez la clé/],
    [receipt, key.slice(0, -1), /n’en est pas une/],
    [receipt, key.replace('journal+0', 'journal+1'), /n’en est pas une/],
  ]) {
    const { title, all } = await said(page, text, vkey);
    assert.equal(title, 'Le reçu n’a pas encore été vérifié');
    assert.match(all, words);
  }
  assert.equal((await said(page, receipt, key)).title, 'Ce reçu est juste');
  await close();
});

test('a browser that does not know the signature says so kindly', async () => {
  const { page, close } = await visit();
  await page.evaluate(() => {
    crypto.subtle.importKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
  });
  const { title, all } = await said(page, receipt);
  assert.equal(title, 'Le reçu n’a pas encore été vérifié');
  assert.match(all, /Mettez-le à jour/);
  await close();
});

test('nothing is asked of anybody while a receipt is verified', async () => {
  const { page, heard, close } = await visit();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active);
  const before = heard.requests.length;
  await said(page, receipt);
  none(heard.requests.slice(before).map(({ url }) => url));
  await close();
});

test('without a script the page tells the other ways, and shows no form', async () => {
  const { page, close } = await visit({ javaScriptEnabled: false });
  assert.equal(await page.locator('form').isVisible(), false);
  assert.ok(await page.getByText('il faut JavaScript').isVisible());
  assert.ok(await page.getByText(`cabas verify recu.txt --key ${key}`).isVisible());
  await close();
});

test('the script is small and on this page alone', async () => {
  const { page, close } = await visit();
  const path = new URL(await page.locator('script[src*=verify]').getAttribute('src'), site.origin).pathname;
  const bytes = brotliCompressSync(await readFile(join(folder, path))).length;
  assert.ok(bytes < 3 * 1024, `${bytes} bytes`);
  assert.ok(!(await readFile(join(folder, 'index.html'), 'utf8')).includes('verify'));
  await close();
});

test('the published script for Python says the same', async () => {
  const { page, close } = await visit();
  const script = join(folder, new URL(await page.locator('a[download]').getAttribute('href'), site.origin).pathname);
  await close();
  const file = join(await scratch('python'), 'recu.txt');
  const run = async (text, vkey = key) => {
    await writeFile(file, text);
    return promisify(execFile)('python3', [script, file, vkey]).then(({ stdout }) => stdout, ({ stderr }) => stderr);
  };
  assert.match(await run(receipt), /^ok : inscrit le 2026-11-21T09:30:15Z, n° 11 sur 12 du journal amap\.example\/journal\n\{/);
  assert.match(await run(receipt.replaceAll('\n', '\r\n')), /^ok/);
  assert.match(await run(receipt.replace('1250', '1150')), /^non : ce qui est écrit/);
  assert.match(await run(receipt.replace('index 10', 'index 9')), /^non : le journal signé/);
  assert.match(await run(receipt.replace('\n12\n', '\n13\n')), /^non : la signature/);
  assert.match(await run(receipt.replace('"v": 1', '"v": 2,\n  "v": 1')), /^non : ce qui est inscrit/);
  assert.match(await run(receipt, OTHER_KEY), /^non : le reçu vient/);
});
