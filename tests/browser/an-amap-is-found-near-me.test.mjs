// The search in a browser that runs scripts, on a host that only serves files: by name, postcode and position, with filters,
// by keyboard, for those who listen, and when its data cannot be read. What a test asks for is read from the browser's own log.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { judge } from './support/axe.mjs';
import { launch, listen } from './support/browser.mjs';
import { none } from './support/none.mjs';
import { hostedSite } from './support/site.mjs';

const RENNES = { latitude: 48.1147, longitude: -1.6794 };

const site = await hostedSite();
const browser = await launch();

/** A test of a fresh visit; none asks another host for anything, complains, or tells where the visitor is. */
function visit(name, options, steps) {
  test(name, async (t) => {
    const { address = '/trouver/', tolerated = /^$/, ...own } = options;
    // A service worker would ask for files where the page's log does not see it.
    const context = await browser.newContext({ serviceWorkers: 'block', ...own });
    const page = await context.newPage();
    const heard = await listen(page);
    await page.goto(site.origin + address);
    await steps(page, heard, t);
    const urls = heard.requests.map(({ url }) => url);
    none(urls.filter((url) => new URL(url).origin !== site.origin), 'requests to others');
    none(urls.filter((url) => /48\.1|1\.67/.test(decodeURIComponent(url))), 'requests that tell the position');
    none(heard.complaints.filter((text) => !tolerated.test(text) && !/registration blocked/.test(text)), 'complaints of the browser');
    await context.close();
  });
}

const field = (page) => page.getByRole('searchbox', { name: 'Où cherchez-vous une AMAP ?' });
const cards = (page) => page.locator('[data-find=answers] > .label');
const choices = (page) => page.locator('[data-find=answers] > li > a');
const heading = (page, name) => page.getByRole('heading', { level: 2, name });
const names = (page) => cards(page).locator('.name').allInnerTexts();
const query = (page) => Object.fromEntries(new URL(page.url()).searchParams);

/** Types and sends. */
async function ask(page, text) {
  await field(page).fill(text);
  await field(page).press('Enter');
}

/** Distances that the cards show, in kilometres. */
async function distances(page) {
  const texts = await cards(page).locator('p > b').allInnerTexts();
  return texts.map((text) => Number(text.match(/^à ([\d\s,]+)\skm à vol d’oiseau$/)[1].replace(/\s/g, '').replace(',', '.')));
}

visit('a commune by its name, from the home page', { address: '/' }, async (page, heard) => {
  none(heard.requests.map(({ url }) => url).filter((url) => /\/search\/|\/(index|find)\./.test(url)), 'asked for before anything is typed');
  await field(page).pressSequentially('renn');
  await page.getByRole('link', { name: 'Rennes (35)' }).waitFor();
  assert.match(await page.locator('[data-find=said]').innerText(), /^\d+ réponses\.$/);
  await ask(page, 'Rennes');
  await heading(page, 'Rennes (35) : les AMAP les plus proches').waitFor();
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/trouver/?lieu=35238-rennes');
  assert.equal((await names(page))[0], 'Le Panier des Lices');
  assert.equal(await cards(page).count(), 20);
  const far = await distances(page);
  assert.deepEqual(far, [...far].sort((a, b) => a - b));
  assert.match(await page.locator('[data-find=sum]').innerText(), /^Les 20 AMAP les plus proches, de 0,\d\skm à \d+\skm à vol d’oiseau\.$/);
  const first = cards(page).first();
  assert.match(await first.innerText(), /Complète[^]*Rennes\nmardi, 18\sh\s30 à 20\sh\nLégumes, fruits, pain/);
  assert.equal(await first.getByRole('link').getAttribute('href').then((href) => new URL(href, site.origin).pathname), '/amap/le-panier-des-lices/');
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, '/');
  assert.match(await page.locator('h1').innerText(), /ferme/);
});

visit('homonyms are told apart by their département, overseas too', {}, async (page) => {
  await ask(page, 'st denis');
  await heading(page, 'Plusieurs communes répondent à st denis : laquelle ?').waitFor();
  assert.deepEqual(query(page), { q: 'st denis' });
  const told = await choices(page).allInnerTexts();
  for (const one of ['Saint-Denis (974)', 'Saint-Denis (93)']) assert.ok(told.includes(one), `${one} in ${told}`);
  await page.getByRole('link', { name: 'Saint-Denis (974)' }).click();
  await heading(page, /^Saint-Denis \(974\)/).waitFor();
  assert.deepEqual(query(page), { lieu: '97411-saint-denis' });
  assert.equal((await names(page))[0], 'Ti Panié Sin-Dni');
});

visit('a postcode of several communes asks which; a far place says so, and how to start an AMAP', {}, async (page) => {
  await ask(page, '38090');
  await heading(page, 'Plusieurs communes répondent à 38090 : laquelle ?').waitFor();
  assert.ok((await choices(page).count()) >= 4);
  await page.getByRole('link', { name: 'Villefontaine (38)' }).click();
  await heading(page, /^Villefontaine/).waitFor();
  assert.deepEqual(query(page), { lieu: '38553-villefontaine' });
  const notice = page.locator('[data-find=answers] > .notice');
  assert.match(await notice.innerText(), /La plus proche est à \d+\skm/);
  assert.match(await notice.getByRole('link').getAttribute('href'), /^\/lancer-une-amap\/$/);
  assert.ok((await cards(page).count()) > 0, 'never empty');
  // Far with filters is another matter: there may be AMAPs near.
  await page.getByLabel('Produit').selectOption('Algues');
  await until(page, ['Les Paniers de la Rabine']);
  assert.equal(await notice.count(), 0);
});

visit('a postcode of one commune, and a postcode with a name', {}, async (page) => {
  await ask(page, '35000');
  await page.waitForURL(/lieu=35238-rennes$/);
  await ask(page, '38090 Villefontaine');
  await page.waitForURL(/lieu=38553-villefontaine$/);
});

visit('an AMAP by a word of its name', {}, async (page) => {
  await field(page).fill('lices');
  await page.getByRole('link', { name: 'Le Panier des Lices' }).waitFor();
  await field(page).press('Enter');
  await page.waitForURL('**/amap/le-panier-des-lices/');
});

visit('a farm by its name', { address: '/amaps/' }, async (page) => {
  await ask(page, 'JARDINS DE LA FLUME');
  await page.waitForURL('**/ferme/les-jardins-de-la-flume/');
});

visit('one typing error is forgiven, and shown as such', {}, async (page) => {
  await field(page).pressSequentially('Rennse');
  const said = page.locator('[data-find=said]').filter({ hasText: 'Vouliez-vous dire' });
  assert.match(await said.innerText(), /^Rien ne s’appelle «\sRennse\s»\. Vouliez-vous dire\s:$/);
  assert.ok(await page.locator('[data-find=found]').getByRole('link', { name: 'Rennes (35)' }).isVisible());
  await field(page).press('Enter');
  await heading(page, /Vouliez-vous dire/).waitFor();
  assert.deepEqual(query(page), { q: 'Rennse' });
  await choices(page).filter({ hasText: 'Rennes (35)' }).click();
  await page.waitForURL(/lieu=35238-rennes$/);
});

visit('what nobody bears is said, with another way', {}, async (page) => {
  await ask(page, 'xqzxqz <b>');
  await heading(page, /^Rien ne répond à « xqzxqz <b> »/).waitFor();
  await page.getByRole('link', { name: 'Choisir par région et département' }).click();
  assert.ok(await page.getByRole('link', { name: 'Ille-et-Vilaine' }).isVisible());
  await ask(page, '   ');
  await page.locator('[data-find=said]').filter({ hasText: 'Écrivez une commune' }).waitFor();
});

visit('near me: the position stays in the history', { address: '/', permissions: ['geolocation'], geolocation: RENNES }, async (page, heard) => {
  await page.getByRole('button', { name: 'Près de moi' }).click();
  await heading(page, 'Autour de vous').waitFor();
  assert.equal(page.url(), `${site.origin}/trouver/#ici`);
  assert.equal((await names(page))[0], 'Le Panier des Lices');
  assert.deepEqual(await page.evaluate(() => history.state), { lat: RENNES.latitude, lon: RENNES.longitude });
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  await page.getByLabel('Produit').selectOption('Pain');
  await page.waitForURL(`${site.origin}/trouver/?produit=pain#ici`);
  assert.equal((await page.evaluate(() => history.state)).lat, RENNES.latitude);
  await page.goBack();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /ferme/ }).waitFor();
  assert.equal(page.url(), `${site.origin}/`);
  assert.ok(heard.requests.some(({ url }) => url.includes('/search/places/')));
});

visit('a position that is refused leaves the field', { permissions: [] }, async (page) => {
  await page.getByRole('button', { name: 'Près de moi' }).click();
  const said = page.locator('[data-find=said]');
  await said.filter({ hasText: 'Votre appareil n’a pas donné sa position.' }).waitFor();
  await ask(page, 'Rennes');
  await page.waitForURL(/lieu=35238-rennes$/);
  assert.equal(await said.innerText(), '');
});

visit('a link to what is near the one who opens it', { address: '/trouver/#ici', permissions: ['geolocation'], geolocation: RENNES }, async (page) => {
  await page.locator('[data-find=sum]').filter({ hasText: 'Ce lien montre les AMAP autour de la personne qui l’ouvre' }).waitFor();
  assert.equal(await cards(page).count(), 0, 'the device is not asked unasked');
  await page.getByRole('button', { name: 'Près de moi' }).click();
  await heading(page, 'Autour de vous').waitFor();
  assert.equal((await names(page))[0], 'Le Panier des Lices');
});

visit('filters: list, address and history agree', { address: '/trouver/?lieu=35238-rennes' }, async (page) => {
  await heading(page, /^Rennes/).waitFor();
  const reset = page.getByRole('button', { name: 'Effacer les filtres' });
  assert.equal(await reset.isVisible(), false);
  await page.getByLabel('Produit').selectOption('Pain');
  await page.waitForURL(/lieu=35238-rennes&produit=pain$/);
  await page.getByLabel('jeudi').check();
  await page.waitForURL(/lieu=35238-rennes&produit=pain&jour=jeudi$/);
  const both = ['AMAP de Cleunay', 'AMAP étudiante de Beaulieu'];
  await until(page, both);
  for (const text of await cards(page).allInnerTexts()) assert.match(text, /jeudi[^]*pain/i);
  // One of two days is enough.
  await page.getByLabel('vendredi').check();
  await page.waitForURL(/jour=jeudi&jour=vendredi$/);
  await until(page, ['AMAP Les Deux Rives', ...both, 'AMAP du Blavet']);
  await page.goBack();
  await until(page, both);
  assert.equal(await page.getByLabel('vendredi').isChecked(), false);
  await page.goBack();
  await page.waitForURL(/produit=pain$/);
  await page.goForward();
  await until(page, both);
  await reset.click();
  await page.waitForURL(/\?lieu=35238-rennes$/);
  await page.waitForFunction(() => document.querySelectorAll('[data-find=answers] > .label').length === 20);
  assert.equal(await page.getByLabel('Produit').inputValue(), '');
  assert.equal(await reset.isVisible(), false);
});

visit('a shared address shows the same', { address: '/trouver/?lieu=35238-rennes&produit=pain&statut=open&public=students&label=organic&jour=jeudi' }, async (page) => {
  await until(page, ['AMAP étudiante de Beaulieu']);
  const shown = await page.locator('form').evaluate((form) => [...new FormData(form)].map((pair) => pair.join('=')).sort());
  assert.deepEqual(shown, ['jour=jeudi', 'label=organic', 'produit=pain', 'public=students', 'q=Rennes', 'statut=open']);
  await ask(page, 'Vannes');
  await page.waitForURL(/lieu=56260-vannes&produit=pain/);
  await until(page, ['AMAP étudiante de Beaulieu']);
});

visit('filters that nobody passes say which to leave out', { address: '/trouver/?lieu=35238-rennes&produit=algues&jour=mardi' }, async (page) => {
  await page.locator('[data-find=sum]').filter({ hasText: 'Aucune AMAP ne répond à tous ces filtres.' }).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Effacer les filtres' }).isVisible());
  await page.getByRole('button', { name: 'Voir sans « mardi »' }).waitFor();
  await page.getByRole('button', { name: 'Voir sans « Algues »' }).waitFor();
  await page.getByRole('button', { name: 'Voir sans « mardi »' }).click();
  await until(page, ['Les Paniers de la Rabine']);
  assert.deepEqual(query(page), { lieu: '35238-rennes', produit: 'algues' });
});

visit('the next twenty', { address: '/trouver/?lieu=35238-rennes' }, async (page) => {
  await page.getByRole('button', { name: 'Voir les 20 suivantes' }).click();
  await page.waitForFunction(() => document.querySelectorAll('[data-find=answers] > .label').length === 30);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), (await names(page))[20]);
  assert.equal(await page.locator('[data-find=more]').isVisible(), false);
  assert.equal(new Set(await names(page)).size, 30);
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll('[data-find=answers] > .label').length === 30);
});

visit('the list and the map show the same AMAPs', { address: '/trouver/' }, async (page) => {
  await page.evaluate(() => document.addEventListener('cabas:results', ({ detail }) => {
    window.told = detail;
  }));
  await ask(page, 'Rennes');
  await heading(page, /^Rennes/).waitFor();
  const { results, position } = await page.evaluate(() => window.told);
  assert.deepEqual(results.map(({ name }) => name), await names(page));
  assert.equal(results[0].address, '/amap/le-panier-des-lices/');
  assert.deepEqual([results[0].commune, results[0].status], ['Rennes', 'full']);
  assert.ok(Math.abs(results[0].lat - 48.1) < 0.1 && Math.abs(position.lon + 1.67) < 0.1);
  const dots = await page.locator('[data-find=map] .pins path').evaluateAll((paths) => paths.map((path) => path.getAttribute('d').split('M').length - 1));
  assert.deepEqual(dots, [20, 20, 1, 1]);
  // Each lies on a dot that the page was published with; such a dot may stand for several neighbours.
  const strangers = await page.evaluate(() => {
    const ends = (selector) => [...document.querySelectorAll(selector)].flatMap((path) => {
      const [found, at] = [[], [0, 0]];
      for (const [, command, x, y] of path.getAttribute('d').matchAll(/([Mm])(-?\d+)[ ,]?(-?\d+)/g)) {
        at[0] = Number(x) + (command === 'm' ? at[0] : 0);
        at[1] = Number(y) + (command === 'm' ? at[1] : 0);
        found.push([...at]);
      }
      return found;
    });
    const dots = ends('[data-find=map] .dot');
    return ends('.pins .pin').filter(([x, y]) => !dots.some(([a, b]) => Math.hypot(a - x, b - y) < 30));
  });
  assert.deepEqual(strangers, []);
  await page.getByLabel('Produit').selectOption('Algues');
  await until(page, ['Les Paniers de la Rabine']);
  assert.deepEqual((await page.evaluate(() => window.told.results)).map(({ name }) => name), ['Les Paniers de la Rabine']);
});

visit('with the keyboard alone', {}, async (page) => {
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim().replace(/\s/g, ' ') || document.activeElement.name);
  const tabTo = async (wanted) => {
    for (let step = 0; step < 40 && (await focused()) !== wanted; step += 1) await page.keyboard.press('Tab');
    assert.equal(await focused(), wanted);
  };
  await tabTo('q');
  await page.keyboard.insertText('vannes');
  await page.locator('[data-find=found] a').first().waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Vannes (56)');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await heading(page, /^Vannes/).waitFor();
  assert.equal(await focused(), 'Vannes (56) : les AMAP les plus proches', 'the focus goes on to what was asked for');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Les Paniers de la Rabine');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/amap/les-paniers-de-la-rabine/');
});

visit('what changes is told to those who listen', {}, async (page) => {
  const session = await page.context().newCDPSession(page);
  const announced = async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const text = (node) => (node.role?.value === 'StaticText' ? node.name.value : (node.childIds ?? []).map((id) => text(byId.get(id))).join(''));
    const regions = nodes.filter((node) => node.role?.value === 'status');
    for (const region of regions) assert.equal(region.properties.find(({ name }) => name === 'live')?.value.value, 'polite');
    return regions.map(text).filter(Boolean);
  };
  assert.deepEqual(await announced(), []);
  await field(page).fill('vannes');
  await page.locator('[data-find=found] a').first().waitFor();
  assert.match((await announced()).join(), /^\d+ réponses?\.$/);
  await field(page).press('Enter');
  await heading(page, /^Vannes/).waitFor();
  assert.match((await announced()).join(), /^Les 20 AMAP les plus proches, de .* à vol d’oiseau\.$/);
  await page.getByLabel('Produit').focus();
  await page.getByLabel('Produit').selectOption('Algues');
  await until(page, ['Les Paniers de la Rabine']);
  assert.match((await announced()).join(), /^1 AMAP, à .* à vol d’oiseau\.$/);
  assert.equal(await page.evaluate(() => document.activeElement.name), 'produit', 'a filter keeps the focus');
});

visit('data that cannot be read: the form is a plain form again, and the page says what to do', { address: '/', tolerated: /Failed to load resource|net::ERR/ }, async (page) => {
  await page.route('**/search/**', (route) => route.abort());
  await field(page).pressSequentially('Rennes');
  await field(page).press('Enter');
  await page.waitForURL(`${site.origin}/trouver/?q=Rennes`);
  await page.locator('[data-find=sum]').filter({ hasText: 'La recherche n’a pas pu lire ses données.' }).waitFor();
  assert.equal(await field(page).inputValue(), 'Rennes');
  assert.ok(await page.getByRole('link', { name: 'Ille-et-Vilaine' }).isVisible());
  await page.unroute('**/search/**');
  await field(page).press('Enter');
  await heading(page, /^Rennes/).waitFor();
});

const SHOWN = {
  results: ['/trouver/?lieu=35238-rennes&jour=jeudi', '.label'],
  'a far place': ['/trouver/?lieu=38553-villefontaine', '.notice'],
  choices: ['/trouver/?q=st+denis', 'li > a'],
  'filters that nobody passes': ['/trouver/?lieu=35238-rennes&produit=algues&jour=mardi', 'button'],
};

for (const [name, [address, awaited]] of Object.entries(SHOWN)) {
  for (const colorScheme of ['light', 'dark']) {
    visit(`${name} can be read by all, in the ${colorScheme}`, { address, colorScheme, viewport: { width: 320, height: 700 } }, async (page) => {
      await page.locator(`[data-find=answers] ${awaited}`).first().waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, 'no sideways scroll');
      const { broken, unjudged } = await judge(page);
      none(broken);
      none(unjudged, 'contrast that could not be judged');
    });
  }
}

/** Waits until these AMAPs are listed, in this order. */
async function until(page, wanted) {
  await page.waitForFunction((list) => [...document.querySelectorAll('[data-find=answers] > .label .name')].map((name) => name.textContent).join() === list, wanted.join(), { timeout: 10_000 }).catch(async () => {
    assert.deepEqual(await names(page), wanted);
  });
}
