// The example network, built and previewed. `run.mjs` does both once for all test files; a file run by itself does its own.

import { after } from 'node:test';

import { host } from './host.mjs';
import { build, cleanUp, serve } from './program.mjs';

/** The folder of the built pages. */
export async function builtFolder() {
  if (process.env.CABAS_BUILT) return process.env.CABAS_BUILT;
  after(cleanUp);
  return build();
}

/** The origin of the running preview. */
export async function previewOrigin() {
  if (process.env.CABAS_PREVIEW) return process.env.CABAS_PREVIEW;
  const preview = await serve();
  after(async () => {
    await preview.stop();
    await cleanUp();
  });
  return preview.origin;
}

/** The built pages on a host that counts. */
export async function hostedSite() {
  const folder = await builtFolder();
  const hosted = await host(folder);
  after(hosted.stop);
  return { ...hosted, folder };
}
