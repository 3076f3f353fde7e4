// The search in a browser that runs no script: the preview answers the form, in every language; a host of files shows the way
// by région.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { cleanUp, copyOfContent, serve } from './support/program.mjs';
import { builtFolder, hostedSite } from './support/site.mjs';

const content = await copyOfContent();
const network = join(content, 'network.yml');
const text = await readFile(network, 'utf8');
const changed = text.replace('languages: [fr]', 'languages: [fr, en]').replace('base_url: https://paniersdularge.example', 'base_url: https://paniersdularge.example/reseau');
assert.notEqual(changed, text);
await writeFile(network, changed);
const preview = await serve(content);
after(async () => {
  await preview.stop();
  await cleanUp();
});
const home = `${preview.origin}/reseau/`;
const browser = await launch();
const context = await browser.newContext({ javaScriptEnabled: false });
const page = await context.newPage();

const field = () => page.locator('#q');
const lines = () => page.locator('[data-find=answers] > li');
const title = async () => (await page.locator('[data-find=title]').innerText()).replace(/\s/g, ' ');

/** Sends the form of a page, and gives the address that the browser ends at. */
async function ask(typed, from = '') {
  await page.goto(home + from);
  await field().fill(typed);
  await field().press('Enter');
  await page.waitForURL((url) => url.href !== home + from);
  return page.url().slice(home.length);
}

test('what one thing answers leads to its page', async () => {
  assert.equal(await ask('Rennes'), 'commune/35238-rennes/');
  assert.equal(await ask('35000', 'trouver/'), 'commune/35238-rennes/');
  assert.equal(await ask('le panier des lices', 'amaps/'), 'amap/le-panier-des-lices/');
  assert.equal(await ask('Jardins de la Flume', 'regions/'), 'ferme/les-jardins-de-la-flume/');
  assert.equal(await page.locator('h1').count(), 1);
});

test('no button is shown that needs a script', async () => {
  await page.goto(`${home}trouver/`);
  assert.equal(await page.getByRole('button', { name: 'Près de moi' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Voir les 20 suivantes' }).count(), 0);
  assert.equal(await page.locator('[data-find=title]').isVisible(), false);
});

test('several communes are links to choose from, and the field keeps what was typed', async () => {
  assert.equal(await ask('st denis'), 'trouver/?q=st+denis');
  assert.equal(await title(), 'Plusieurs communes répondent à st denis : laquelle ?');
  assert.equal(await field().inputValue(), 'st denis');
  await lines().getByRole('link', { name: 'Saint-Denis (974)' }).click();
  assert.equal(page.url(), `${home}commune/97411-saint-denis/`);
  await ask('38090');
  assert.ok((await lines().count()) >= 4);
});

test('a commune without a page names the nearest AMAPs with their distances', async () => {
  await ask('38090');
  await lines().getByRole('link', { name: 'Villefontaine (38)' }).click();
  assert.equal(page.url(), `${home}trouver/?q=38090+Villefontaine`);
  assert.match(await title(), /^Villefontaine \(38\) : pas d’AMAP tout près/);
  assert.equal(await lines().count(), 20);
  assert.match(await lines().first().innerText(), /\d{3}\skm$/);
  await lines().first().getByRole('link').click();
  assert.match(page.url(), /\/reseau\/amap\/[^/]+\/$/);
});

test('a typing error, and a name that nobody bears', async () => {
  await ask('Rennse');
  assert.match(await title(), /Vouliez-vous dire :$/);
  await lines().getByRole('link', { name: 'Rennes (35)' }).click();
  assert.equal(page.url(), `${home}commune/35238-rennes/`);
  await ask('xqzxqz');
  assert.match(await title(), /^Rien ne répond à « xqzxqz »/);
  assert.ok(await page.getByRole('link', { name: 'Ille-et-Vilaine' }).isVisible());
});

test('filters lead to a list, or narrow what is near', async () => {
  await page.goto(`${home}trouver/`);
  await page.getByLabel('Produit').selectOption('Pain');
  await page.getByRole('button', { name: 'Voir les plus proches' }).click();
  assert.equal(page.url(), `${home}produit/pain/`);
  await page.goto(`${home}trouver/`);
  await page.getByLabel('Produit').selectOption('Pain');
  await page.getByLabel('jeudi').check();
  await field().fill('Rennes');
  await page.getByRole('button', { name: 'Voir les plus proches' }).click();
  assert.match(await title(), /^Rennes \(35\).*filtres$/);
  assert.deepEqual((await lines().allInnerTexts()).map((line) => line.split(',')[0]), ['AMAP de Cleunay', 'AMAP étudiante de Beaulieu']);
  assert.equal(await page.getByLabel('Produit').inputValue(), 'pain');
  assert.ok(await page.getByLabel('jeudi').isChecked());
});

test('another language is answered in that language', async () => {
  assert.equal(await ask('Rennes', 'en/'), 'en/commune/35238-rennes/');
  assert.equal(await ask('saint denis', 'en/'), 'en/trouver/?q=saint+denis');
  assert.equal(await title(), 'Several communes answer to saint denis: which one?');
  await lines().getByRole('link', { name: 'Saint-Denis (974)' }).click();
  assert.equal(page.url(), `${home}en/commune/97411-saint-denis/`);
});

const ODD = [
  'q=%0d%0aSet-Cookie:%20a=b', 'q=//example.org/', 'q=https://example.org', 'q=..%2f..%2fetc%2fpasswd', 'q=%00', 'q=%ff%fe', 'q=%', 'q=1', "q='", 'q=%7Bto%7D',
  `q=${'a'.repeat(4000)}`, `q=${'%F0%9F%A5%95'.repeat(300)}`, 'q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E', 'q=rennes&produit=..%2f..', 'q=&produit=//example.org',
  'q=&jour=%0d%0aLocation:%20//example.org', 'q[]=a', 'q=a&q=b', '?q=rennes', 'q=%E2%80%AEsenner',
];

for (const query of ODD) {
  test(`an odd question gets a page: ${query.slice(0, 40)}`, async () => {
    const { status, headers, body } = await raw(`/reseau/trouver/?${query}`);
    assert.ok([200, 303].includes(status), `${status}`);
    assert.match(headers.location ?? '/reseau/', /^\/reseau\/[a-z0-9/-]*$/);
    assert.equal(headers['set-cookie'], undefined);
    if (status === 200) assert.match(body, /<h1[\s>]/);
    assert.doesNotMatch(body, /<script>alert|root:/);
  });
}

test('asking for the head only is answered alike', async () => {
  const { status, headers, body } = await raw('/reseau/trouver/?q=Rennes', 'HEAD');
  assert.deepEqual([status, headers.location, body], [303, '/reseau/commune/35238-rennes/', '']);
  assert.equal((await raw('/reseau/trouver/?q=38090', 'HEAD')).status, 200);
});

test('what a script has put in the address is served as it was published', async () => {
  const [bare, own] = await Promise.all(['', '?lieu=35238-rennes&produit=pain'].map((query) => raw(`/reseau/trouver/${query}`)));
  assert.equal(own.status, 200);
  assert.equal(own.body, bare.body);
});

test('on a host of files the page shows the way by région', async () => {
  await builtFolder();
  const site = await hostedSite();
  await page.goto(`${site.origin}/`);
  await field().fill('Rennes');
  await field().press('Enter');
  await page.waitForURL(`${site.origin}/trouver/?q=Rennes`);
  await page.getByRole('link', { name: 'Ille-et-Vilaine' }).click();
  assert.equal(page.url(), `${site.origin}/departement/35-ille-et-vilaine/`);
});

/** One request, its address untouched. */
function raw(path, method = 'GET') {
  const { hostname, port } = new URL(preview.origin);
  return new Promise((done, failed) => {
    const sent = request({ hostname, port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', failed).end();
  });
}
