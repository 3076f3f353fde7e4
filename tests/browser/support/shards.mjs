// Search shards of synthetic networks, in a folder of their own, and a count of what is read of them.

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

const root = new URL('../../../', import.meta.url).pathname;
const run = promisify(execFile);

/** Makes the shards of a synthetic network of `count` AMAPs: gives their folder and the AMAPs. */
export async function synthetic(count) {
  const folder = mkdtempSync(join(tmpdir(), 'cabas-shards-'));
  const records = join(folder, 'amaps.jsonl');
  await run('python3', ['benches/synth.py', String(count), '--out', records], { cwd: root });
  await run('cargo', ['run', '--release', '--quiet', '-p', 'search', '--example', 'shards', '--', folder, records], { cwd: root });
  const amaps = readFileSync(records, 'utf8').trim().split('\n').map((line) => {
    const { name, lat, lon, products, status, distribution } = JSON.parse(line);
    return { name, lat, lon, words: [...products, status, `day ${distribution.weekday}`] };
  });
  return { folder, amaps, facets: JSON.parse(readFileSync(join(folder, 'facets.json'), 'utf8')) };
}

/** Reads the files below `folder/search/` as a browser would, and counts requests and compressed bytes. */
export function reader(folder) {
  const sizes = reader.sizes;
  const read = { bytes: 0, requests: 0 };
  read.load = async (path) => {
    const file = join(folder, 'search', path);
    if (!existsSync(file)) return { ok: false, status: 404 };
    const bytes = readFileSync(file);
    if (!sizes.has(file)) {
      const compressed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
      // Hosts do not compress what is not text.
      sizes.set(file, path.endsWith('.bin') ? bytes.length : compressed.length);
    }
    read.bytes += sizes.get(file);
    read.requests += 1;
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    return { ok: true, text: async () => bytes.toString(), arrayBuffer: async () => buffer };
  };
  return read;
}
reader.sizes = new Map();

/** Random numbers below 1, the same in every run. */
export function random(seed) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/** The middle, the largest. */
export function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], largest: sorted.at(-1) };
}

/** The communes of the gazetteer. */
export function communes() {
  const lines = readFileSync(join(root, 'gazetteer/data/communes.tsv'), 'utf8').trim().split('\n');
  return lines.filter((line) => !line.startsWith('#')).map((line) => {
    const [insee, name, postcodes = '', lat = '', lon = ''] = line.split('\t');
    return { insee, name, postcodes: postcodes.split(' ').filter(Boolean), lat: lat && Number(lat), lon: lon && Number(lon) };
  });
}
