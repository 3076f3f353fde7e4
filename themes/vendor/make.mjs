// Writes the live map's libraries and their licences into ../default/static/map/ from the packages that npm gives:
// node make.mjs. README.md says what is changed in them and why.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAPLIBRE = '5.24.1';
const PMTILES = '4.5.0';
const FFLATE = '0.8.2';

const to = fileURLToPath(new URL('../default/static/map/', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'vendor-'));

const unpacked = (name, version) => {
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', `${name}@${version}`], { cwd: scratch }));
  execFileSync('tar', ['xzf', filename], { cwd: scratch });
  const folder = join(scratch, name);
  execFileSync('mv', [join(scratch, 'package'), folder]);
  return (file) => readFileSync(join(folder, file), 'utf8');
};

/** Takes the lines between two texts away and puts others there; a package that no longer has them is not to be used. */
const replaced = (text, from, until, lines) => {
  const start = text.indexOf(from);
  const end = text.indexOf(until, start);
  if (start < 0 || end < 0) throw new Error(`the package no longer holds ${from}`);
  return text.slice(0, start) + lines + text.slice(end);
};

const withoutSourceMap = (text) => text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');

try {
  const maplibre = unpacked('maplibre-gl', MAPLIBRE);
  const library = replaced(withoutSourceMap(maplibre('dist/maplibre-gl.js')), '    // we assume that when an index module', 'define("shared"', `\
    // Changed by Cabas: the worker is this same file instead of a copy in a blob: address, which a strict policy forbids.
    var shared = {};
    modules.shared(shared);
    if (typeof document === 'undefined') {
        modules.worker(shared);
        return;
    }
    modules.index(maplibregl, shared);
    maplibregl.setWorkerUrl(document.currentScript.src);
};

`);
  writeFileSync(join(to, 'maplibre-gl.js'), library);
  writeFileSync(join(to, 'LICENCE-maplibre-gl.txt'), maplibre('dist/LICENSE.txt'));

  const pmtiles = unpacked('pmtiles', PMTILES);
  writeFileSync(join(to, 'pmtiles.js'), withoutSourceMap(pmtiles('dist/pmtiles.js')));
  // The package comes without the text of its licence: LICENCE-pmtiles.txt is that of its repository, kept by hand.
  writeFileSync(join(to, 'LICENCE-fflate.txt'), unpacked('fflate', FFLATE)('LICENSE'));
} finally {
  rmSync(scratch, { recursive: true });
}
