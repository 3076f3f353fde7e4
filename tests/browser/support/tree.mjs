// The built site as files.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Every file of a folder, hidden ones too, by path with `/`, sorted. */
export async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
  return files.map((file) => file.split(sep).join('/')).sort();
}

/** The address of a page's file: `amap/x/index.html` → `/amap/x/`. */
export function addressOf(file) {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

/** Reads a file of the tree as text. */
export const textOf = (folder, file) => readFile(join(folder, file), 'utf8');

/** Start tags of an HTML text: `{ name, attributes }`. Scripts and comments are passed over, their tags are not. */
export function* tagsOf(html) {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<script\b[^>]*>)[\s\S]*?(<\/script>)/gi, '$1$2');
  for (const [, name, rest] of bare.matchAll(/<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi)) {
    const attributes = {};
    for (const [, key, double, single, plain] of rest.matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
      attributes[key.toLowerCase()] = decoded(double ?? single ?? plain ?? '');
    }
    yield { name: name.toLowerCase(), attributes };
  }
}

function decoded(text) {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) => {
    if (name) return named[name] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(number));
  });
}
