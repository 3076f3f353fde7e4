// The browser, and what it tells about a page.

import { after } from 'node:test';

import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  // Nothing but this computer has an address: what a page would ask of others fails and shows.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** Starts a browser with a fresh profile; it is closed when the tests of the file end. */
export async function launch(...more) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...more] });
  after(() => browser.close());
  return browser;
}

/**
 * Listens, by the browser's own protocol, to what a page asks for and complains about:
 * `{ requests: [{ url, type }], complaints: [text] }`, filled as it goes.
 */
export async function listen(page) {
  const heard = { requests: [], complaints: [] };
  const session = await page.context().newCDPSession(page);
  session.on('Network.requestWillBeSent', ({ request, type }) => {
    if (!request.url.startsWith('data:')) heard.requests.push({ url: request.url, type });
  });
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level !== 'verbose' && entry.level !== 'info') heard.complaints.push(`${entry.source} ${entry.level}: ${entry.text} ${entry.url ?? ''}`);
  });
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (['error', 'warning', 'assert'].includes(type)) heard.complaints.push(`console ${type}: ${args.map((arg) => arg.value ?? arg.description).join(' ')}`);
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    heard.complaints.push(`exception: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  });
  session.on('Audits.issueAdded', ({ issue }) => {
    if (issue.code === 'ContentSecurityPolicyIssue') heard.complaints.push(`policy: ${JSON.stringify(issue.details.contentSecurityPolicyIssueDetails)}`);
  });
  for (const domain of ['Network', 'Log', 'Runtime', 'Audits']) await session.send(`${domain}.enable`);
  return heard;
}

/** Applies CSS over a page by a constructed sheet: the page's content security policy forbids a `<style>`. */
export async function addCss(page, css) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

/**
 * Makes contrast computable where only drawing makes it hard: gradients that draw one flat surface with a coloured corner
 * become that surface, ornaments go, nothing moves.
 */
export const FLAT = `
  .label, .plate { background: var(--fill) !important }
  .masthead::after, .colophon::before { display: none !important }
  .days .is-half { background: var(--leaf-tint) !important }
  *, ::before, ::after { transition: none !important; animation: none !important }`;
