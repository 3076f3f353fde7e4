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
  const tests = spawn(process.execPath, ['--test', `--test-concurrency=${Math.max(2, availableParallelism())}`, '--test-reporter=spec', ...files], { cwd: folder, stdio: 'inherit' });
  process.exitCode = await new Promise((done) => tests.on('close', (code) => done(code ?? 1)));
} finally {
  await preview?.stop();
  await cleanUp();
}
