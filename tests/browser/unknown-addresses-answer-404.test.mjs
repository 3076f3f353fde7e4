// Addresses that lead nowhere, in the preview: sent as they are, since a browser would tidy them first.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';

import { pageOf } from './pages.mjs';
import { launch } from './support/browser.mjs';
import { previewOrigin } from './support/site.mjs';

const origin = await previewOrigin();

const NOWHERE = [
  '/amap/il-n-y-en-a-pas/', '/amap/il-n-y-en-a-pas', '/nulle-part', '/nulle-part.html', '/amap//', '//example.org/',
  '/../', '/../../etc/passwd', '/amap/../../../etc/passwd', '/%2e%2e%2f', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc%2fpasswd',
  '/theme/..%5c..%5cCargo.toml', '/%00', '/amap/les-deux-rives/%00', '/%', '/%zz', '/%ff%fe', '/content/network.yml', '/.git/config',
  `/${'a'.repeat(4000)}`,
];

for (const path of NOWHERE) {
  test(`${path.slice(0, 60)} is answered with the page of lost visitors`, async () => {
    const { status, headers, body } = await raw(path);
    assert.equal(status, 404);
    assert.match(headers['content-type'], /^text\/html/);
    assert.match(body, /<h1[\s>]/);
    assert.doesNotMatch(body, /root:|\[workspace\]|base_url/);
  });
}

test('an address without its last slash is sent to the one with it', async () => {
  for (const address of [pageOf('Amap'), pageOf('Contract'), pageOf('Agenda')]) {
    const { status, headers } = await raw(address.slice(0, -1));
    assert.ok([301, 302, 307, 308].includes(status), `${status}`);
    assert.equal(headers.location, address);
  }
});

test('a redirect never leaves the site', async () => {
  for (const path of ['//example.org', '//example.org/..', '/\\example.org', '/%2f%2fexample.org', '//amap']) {
    const { status, headers } = await raw(path);
    assert.ok(status === 404 || /^\/(?![/\\])/.test(headers.location ?? ''), `${path}: ${status} ${headers.location}`);
  }
});

test('only reading is allowed', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) assert.equal((await raw('/', method)).status, 405, method);
  const { status, body } = await raw('/', 'HEAD');
  assert.deepEqual([status, body], [200, '']);
});

test('a lost visitor sees a page with its style, whatever the depth of the address', async () => {
  const browser = await launch();
  const page = await browser.newPage();
  const answer = await page.goto(`${origin}/un/chemin/qui/ne/mene/nulle/part/`);
  assert.equal(answer.status(), 404);
  assert.ok(await page.locator('h1').isVisible());
  assert.ok(await page.evaluate(() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 0)));
  assert.ok((await page.locator('main a[href]').count()) > 0, 'it says where to go');
});

/** One request, its path untouched. */
function raw(path, method = 'GET') {
  const { hostname, port } = new URL(origin);
  return new Promise((done, failed) => {
    const sent = request({ hostname, port, path, method, insecureHTTPParser: true }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', failed).end();
  });
}
