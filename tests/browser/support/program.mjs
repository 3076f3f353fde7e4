// The program under test: built sites and running previews of it.

import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));
/** The day on which the example network is looked at. */
export const today = '2026-11-21';
/** The example network. */
export const exampleContent = join(root, 'content');

/** The binary: `CABAS`, or what cargo built last. */
export function binary() {
  const candidates = process.env.CABAS ? [resolve(process.env.CABAS)] : ['release', 'debug'].map((profile) => join(root, 'target', profile, 'cabas'));
  const built = candidates.filter(existsSync).map((path) => ({ path, time: statSync(path).mtimeMs }));
  const found = built.sort((one, other) => other.time - one.time)[0]?.path;
  if (!found) throw new Error(`no program at ${candidates.join(' or ')}: run \`cargo build\` first, or set CABAS`);
  return found;
}

/** A fresh folder that is removed when the tests end. */
export async function scratch(prefix) {
  const folder = await mkdtemp(join(tmpdir(), `cabas-${prefix}-`));
  scratchFolders.add(folder);
  return folder;
}

const scratchFolders = new Set();

/** Removes what `scratch` made. */
export async function cleanUp() {
  await Promise.all([...scratchFolders].map((folder) => rm(folder, { recursive: true, force: true })));
  scratchFolders.clear();
}

/** A copy of the example network that a test may edit. */
export async function copyOfContent() {
  const folder = join(await scratch('content'), 'content');
  await cp(exampleContent, folder, { recursive: true });
  return folder;
}

/** Builds a site and gives the folder of its pages. */
export async function build(content = exampleContent) {
  const site = await scratch('site');
  const child = start(['build'], content, site);
  const code = await child.ended;
  if (code !== 0) throw new Error(`\`cabas build\` failed (${code}):\n${child.output()}`);
  return join(site, 'public');
}

/**
 * Starts the preview and waits until it answers: `{ origin, site, output, stop }`, `site` being the folder of the built site. Without content of its own it shows a copy of
 * the example network, so that an edit of the project does not reload pages in the middle of a test.
 */
export async function serve(own) {
  const content = own ?? (await copyOfContent());
  const site = await scratch('preview');
  const child = start(['serve', '--port', '0'], content, site);
  const origin = await new Promise((found, failed) => {
    child.onOutput((text) => {
      const address = text.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (address) found(address[0]);
    });
    child.ended.then((code) => failed(new Error(`\`cabas serve\` ended (${code}):\n${child.output()}`)));
  });
  await until(`an answer from ${origin}`, async () => (await fetch(`${origin}/`).catch(() => null))?.status === 200, child);
  const stop = async () => {
    child.stop();
    await child.ended;
  };
  return { origin, site, output: child.output, stop };
}

/** Waits until a preview whose forms are taken has been built with the key of their log: open pages load again then. */
export async function settled(preview) {
  await until('the key of the log', async () => (await fetch(`${preview.origin}/cle-publique.txt`)).status === 200);
}

/** Waits until `condition` holds; says what it waited for when it never does. */
export async function until(what, condition, child) {
  const giveUp = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > giveUp) throw new Error(`waited in vain for ${what}\n${child?.output() ?? ''}`);
    await new Promise((next) => setTimeout(next, 25));
  }
}

function start(words, content, site) {
  // The example network has no theme of its own: the program runs where there is no folder of themes.
  const child = spawn(binary(), [...words, '--content', content, '--site', site, '--today', today], { cwd: site, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const listeners = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      for (const listener of listeners) listener(output);
    });
  }
  const ended = new Promise((done) => child.on('close', (code, signal) => done(code ?? signal)).on('error', (error) => done(error.message)));
  // A test that is interrupted leaves no program behind.
  const stop = () => child.kill();
  process.once('exit', stop);
  ended.then(() => process.removeListener('exit', stop));
  return { ended, stop, output: () => output, onOutput: (listener) => listeners.push(listener) };
}
