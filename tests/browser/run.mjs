// Runs the browser tests: builds the example network once, previews it once, and hands both to every test file.
// `node run.mjs offline links` runs only the files whose name holds one of these words.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build, cleanUp, serve } from './support/program.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);
const files = readdirSync(folder).filter((file) => file.endsWith('.test.mjs') && (!words.length || words.some((word) => file.includes(word))));
if (!files.length) {
  console.error(`no test file is named with ${words.join(' or ')}`);
  process.exit(2);
}

let preview;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
try {
  process.env.CABAS_BUILT = await build();
  preview = await serve();
  process.env.CABAS_PREVIEW = preview.origin;
  // What measures time has the machine for itself, once the others are done.
  const [alone, together] = [files.filter((file) => file.startsWith('lighthouse')), files.filter((file) => !file.startsWith('lighthouse'))];
  for (const [some, concurrency] of [[together, Math.max(2, availableParallelism())], [alone, 1]]) {
    if (some.length) process.exitCode = (await run(some, concurrency)) || process.exitCode;
  }
} finally {
  await preview?.stop();
  await cleanUp();
}

/** Runs test files, so many at a time; gives how it ended. */
async function run(some, concurrency) {
  const tests = spawn(process.execPath, ['--test', `--test-concurrency=${concurrency}`, '--test-reporter=spec', ...some], { cwd: folder, stdio: 'inherit' });
  return new Promise((done) => tests.on('close', (code) => done(code ?? 1)));
}
