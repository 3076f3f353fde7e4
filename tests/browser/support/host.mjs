// A plain web host for a built site: it reads `_headers`, compresses with brotli, gives parts of files, asks nobody to
// take again what they hold, and counts what it sends.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { existsSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.geojson': 'application/geo+json', '.webmanifest': 'application/manifest+json', '.xml': 'application/xml; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8', '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.ico': 'image/x-icon', '.pdf': 'application/pdf', '.pmtiles': 'application/vnd.pmtiles',
};
const INCOMPRESSIBLE = new Set(['.png', '.jpg', '.jpeg', '.webp', '.pdf', '.zip', '.ods', '.odt', '.woff2', '.pmtiles']);

const compressed = new Map();

function brotli(file, bytes) {
  if (!compressed.has(file)) compressed.set(file, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  return compressed.get(file);
}

/** Rules of a `_headers` file: `[{ pattern, headers }]`; a line `! Name` takes a header of an earlier rule away. */
export function headerRules(text) {
  const rules = [];
  for (const line of text.split('\n').filter(Boolean)) {
    if (!line.startsWith(' ')) rules.push({ pattern: line.trim(), headers: [] });
    else {
      const [, taken, name, value] = line.trim().match(/^(!\s*)?([\w-]+)(?::\s*(.*))?$/);
      rules.at(-1).headers.push({ name, value: taken ? null : value });
    }
  }
  return rules;
}

/** Headers that the rules give a path. */
export function headersFor(rules, path) {
  const headers = {};
  for (const rule of rules) {
    const applies = rule.pattern.endsWith('*') ? path.startsWith(rule.pattern.slice(0, -1)) : path === rule.pattern;
    if (!applies) continue;
    for (const { name, value } of rule.headers) {
      if (value === null) delete headers[name];
      else headers[name] = value;
    }
  }
  return headers;
}

/**
 * Serves `folder` on a free port: `{ origin, sent, forget, vanish, comeBack, stop }`.
 * `sent` lists every answer: `{ path, status, bytes, script }`, bytes being those of the body on the wire.
 */
export async function host(folder) {
  const rules = existsSync(join(folder, '_headers')) ? headerRules(await readFile(join(folder, '_headers'), 'utf8')) : [];
  const sent = [];
  let gone = false;
  const server = createServer(async (request, response) => {
    if (gone) return request.socket.destroy();
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    let [file, status] = [join(folder, normalize(path)), 200];
    if (path.endsWith('/')) file = join(file, 'index.html');
    if (!existsSync(file) || !statSync(file).isFile()) [file, status] = [join(folder, '404.html'), 404];
    const raw = await readFile(file).catch(() => Buffer.from(''));
    const ending = extname(file);
    const packed = !INCOMPRESSIBLE.has(ending) && (request.headers['accept-encoding'] ?? '').includes('br');
    // Parts, as the live map asks for them: `bytes=0-16383`.
    const range = !packed && status === 200 && request.headers.range?.match(/^bytes=(\d+)-(\d+)$/);
    const [from, to] = range ? [Number(range[1]), Math.min(Number(range[2]), raw.length - 1)] : [];
    if (range) status = 206;
    // What a browser holds already is not sent again.
    const tag = `"${createHash('sha1').update(raw).digest('hex')}"`;
    if (status === 200 && request.headers['if-none-match'] === tag) status = 304;
    const body = status === 304 ? Buffer.alloc(0) : packed ? brotli(file, raw) : range ? raw.subarray(from, to + 1) : raw;
    response.writeHead(status, {
      ...(range && { 'Content-Range': `bytes ${from}-${to}/${raw.length}` }),
      'Content-Type': TYPES[ending] ?? 'application/octet-stream',
      ...(status !== 304 && { 'Content-Length': body.length }),
      ETag: tag,
      ...(packed && { 'Content-Encoding': 'br', Vary: 'Accept-Encoding' }),
      ...headersFor(rules, path),
    });
    response.end(body);
    sent.push({ path, status, bytes: body.length, script: ending === '.js' });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sent,
    forget: () => sent.splice(0),
    /** The network is gone: every connection is cut, also that of a service worker. */
    vanish: () => {
      gone = true;
      server.closeAllConnections();
    },
    comeBack: () => {
      gone = false;
    },
    stop: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    }),
  };
}
