// A small network with the contracts that a test wants: one AMAP, one farm.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { scratch } from './program.mjs';

const base = 'https://amap.example';

const files = {
  'network.yml': {
    name: 'Réseau d’essai', slogan: 'Pour essayer', base_url: base, intake_url: base, languages: ['fr'], timezone: 'Europe/Paris',
    publisher: { name: 'Association d’essai', legal_form: 'association loi 1901', address: '1 place de la Mairie, 35000 Rennes', email: 'contact@amap.example', director: 'la présidence' },
    host: { name: 'Hébergeur', website: 'https://hebergeur.example' },
    contact: { mailbox: 'contact@amap.example' },
    modules: ['contracts'],
  },
  'amaps/tilleuls.md': {
    name: 'AMAP des Tilleuls', status: 'open', summary: 'Chaque jeudi, quatre fermes sous les tilleuls.',
    places: [{ name: 'Maison de quartier', address: '2 rue de Bourgogne', commune: 'Rennes', postcode: '35000' }],
    distributions: [{ weekday: 'thursday', start: '18:30', end: '19:30', season: { from: '2026-09-01', to: '2027-07-31' } }],
    products: ['vegetables'], joining: 'Passez un jeudi.', contact: { mailbox: 'tilleuls@amap.example' }, verified: '2026-11-01',
  },
  'farms/ruisseau.md': {
    name: 'Ferme du Ruisseau', summary: 'Légumes, œufs, fromages.', commune: 'Gévezé', postcode: '35850', products: ['vegetables'],
    farmers: [{ name: 'Maël Riou', publish: true }], contact: { mailbox: 'ruisseau@amap.example' }, verified: '2026-11-01',
  },
};

/** Writes the content of a network with contracts by id, in the season `2026-2027`, and gives its folder. Every Thursday of winter and spring unless a contract says so. */
export async function networkOf(contracts) {
  const folder = await scratch('network');
  const usual = {
    amap: 'tilleuls', farm: 'ruisseau', kind: 'variable', season: { from: '2026-12-01', to: '2027-04-30' }, deliveries: { weekday: 'thursday' },
    sign_up: { from: '2026-11-01', to: '2027-04-01' }, payment: { methods: ['cheque'], instalments: 3 },
  };
  const all = { ...files };
  for (const [id, contract] of Object.entries(contracts)) all[`contracts/2026-2027/${id}.md`] = { ...usual, ...contract };
  for (const [path, header] of Object.entries(all)) {
    const file = join(folder, path);
    await mkdir(join(file, '..'), { recursive: true });
    // What is JSON is YAML too.
    const text = JSON.stringify(header, null, 1);
    await writeFile(file, path.endsWith('.md') ? `---\n${text}\n---\n` : text);
  }
  return folder;
}
