// Lighthouse on six kinds of pages, as a telephone with a slow connection has them: 0.99 at least in each of its categories.
//
// How fast a page is depends on what else the machine does: `run.mjs` runs this file alone, and a page has three attempts. What
// is counted is its best, category by category.

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';

import lighthouse from 'lighthouse';

import { pageOf } from './pages.mjs';
import { launch } from './support/browser.mjs';
import { hostedSite } from './support/site.mjs';

const [LEAST, ATTEMPTS] = [0.99, 3];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const site = await hostedSite();
const port = await freePort();
await launch(`--remote-debugging-port=${port}`);

for (const kind of ['Home', 'Department', 'Amap', 'Contract', 'ContractForm', 'Find']) {
  test(`${kind} ${pageOf(kind)}`, async (t) => {
    const best = Object.fromEntries(CATEGORIES.map((category) => [category, { score: 0 }]));
    for (let attempt = 0; attempt < ATTEMPTS && CATEGORIES.some((category) => best[category].score < LEAST); attempt += 1) {
      const { lhr } = await lighthouse(site.origin + pageOf(kind), { port, logLevel: 'error', onlyCategories: CATEGORIES });
      assert.equal(lhr.runtimeError, undefined);
      for (const category of CATEGORIES) {
        const { score, auditRefs } = lhr.categories[category];
        if (score <= best[category].score) continue;
        const short = auditRefs.map(({ id, weight }) => ({ weight, ...lhr.audits[id] })).filter((audit) => audit.weight && audit.score !== null && audit.score < 1);
        best[category] = { score, short: short.map(({ id, title, score: part, displayValue = '' }) => `${id} ${part} ${displayValue} ${title}`) };
      }
    }
    t.diagnostic(CATEGORIES.map((category) => `${category} ${best[category].score}`).join(', '));
    for (const category of CATEGORIES) {
      const { score, short } = best[category];
      assert.ok(score >= LEAST, `${category} ${score}:\n${short?.join('\n')}`);
    }
  });
}

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
