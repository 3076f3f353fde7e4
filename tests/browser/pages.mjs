// The kinds of pages of the site, in one place: what each is called in the generator's plan, which addresses are of this
// kind, and the page of the example network that stands for it in the tests. `every-kind-of-page-is-listed.test.mjs`
// compares this list with the plan, the built tree and the sitemap.
//
// Budgets: kilobytes of a cold visit with brotli, all requests; nodes of the document; requests of the page itself.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { exampleContent } from './support/program.mjs';

const freePages = readdirSync(join(exampleContent, 'pages')).map((file) => file.replace(/\.md$/, ''));
const scope = '(departement|reseau)/[^/]+';

/** Each kind with its first page; `also` holds further pages that show what the first does not. */
export const kinds = [
  { kind: 'Home', pattern: '/', page: '/', kilobytes: 30 },
  { kind: 'Find', pattern: '/trouver/', page: '/trouver/', kilobytes: 30 },
  { kind: 'Amaps', pattern: '/amaps/(\\d+/)?', page: '/amaps/' },
  { kind: 'Regions', pattern: '/regions/', page: '/regions/' },
  { kind: 'Region', pattern: '/region/[^/]+/', page: '/region/bretagne/', also: ['/region/la-reunion/'] },
  { kind: 'Department', pattern: '/departement/[^/]+/(\\d+/)?', page: '/departement/35-ille-et-vilaine/', also: ['/departement/974-la-reunion/'] },
  { kind: 'Communes', pattern: '/departement/[^/]+/communes/(\\d+/)?', page: '/departement/35-ille-et-vilaine/communes/' },
  { kind: 'Commune', pattern: '/commune/[^/]+/(\\d+/)?', page: '/commune/35238-rennes/' },
  { kind: 'Products', pattern: '/produits/', page: '/produits/' },
  { kind: 'Product', pattern: '/produit/[^/]+/(\\d+/)?', page: '/produit/legumes/' },
  { kind: 'Day', pattern: '/jour/[^/]+/(\\d+/)?', page: '/jour/jeudi/' },
  { kind: 'Networks', pattern: '/reseaux/', page: '/reseaux/' },
  { kind: 'Network', pattern: '/reseau/[^/]+/(\\d+/)?', page: '/reseau/ille-et-vilaine/' },
  // Two places; then one that is paused, one that is closed and one that is being created.
  {
    kind: 'Amap', pattern: '/amap/[^/]+/', page: '/amap/les-deux-rives/', kilobytes: 20,
    also: ['/amap/amap-de-questembert/', '/amap/amap-de-combourg/', '/amap/amap-de-loudeac/'],
  },
  // A place to take for each role at each distribution of two months: twice a week, then once. Form pages have a style of their own.
  {
    kind: 'Permanences', pattern: '/amap/[^/]+/permanences/', page: '/amap/les-deux-rives/permanences/', kilobytes: 24,
    also: ['/amap/le-panier-des-lices/permanences/'],
  },
  { kind: 'Farms', pattern: '/fermes/(\\d+/)?', page: '/fermes/' },
  { kind: 'Farm', pattern: '/ferme/[^/]+/', page: '/ferme/les-jardins-de-la-flume/' },
  { kind: 'Contracts', pattern: '/contrats/(\\d+/)?', page: '/contrats/' },
  // A fixed basket, then a contract of variable quantities.
  {
    kind: 'Contract', pattern: '/contrat/[^/]+/[^/]+/', page: '/contrat/2026-2027/lices-legumes/', kilobytes: 20,
    also: ['/contrat/2026-2027/broceliande-oeufs-et-volailles/'],
  },
  // The same share each time, quantities by delivery, an amount to spend, a group order.
  {
    kind: 'ContractPaper', pattern: '/contrat/[^/]+/[^/]+/papier/', page: '/contrat/2026-2027/lices-legumes/papier/',
    also: ['broceliande-oeufs-et-volailles', 'kervenanec-laitages', 'trieux-savons'].map((id) => `/contrat/2026-2027/${id}/papier/`),
  },
  // Form pages have a style and a script of their own. The same share each time, an amount to spend, families that share, a trial.
  {
    kind: 'ContractForm', pattern: '/contrat/[^/]+/[^/]+/formulaire/', page: '/contrat/2026-2027/lices-pain/formulaire/', kilobytes: 24,
    also: ['2026-2027/kervenanec-laitages', '2026-2027/cleunay-legumes', 'printemps-2027/vern-legumes'].map((id) => `/contrat/${id}/formulaire/`),
  },
  // A cell for each product at each delivery is what a grid is for. The fullest one: 9 products, 33 deliveries. Two kilobytes
  // are the articles of the contract, for paper.
  {
    kind: 'ContractGrid', pattern: '/contrat/[^/]+/[^/]+/grille/', page: '/contrat/2026-2027/kervenanec-laitages/grille/', kilobytes: 25, nodes: 750,
    also: ['/contrat/2026-2027/broceliande-oeufs-et-volailles/grille/'],
  },
  { kind: 'NewsList', pattern: '/actualites/(\\d+/)?', page: '/actualites/' },
  { kind: 'News', pattern: '/actualites/(?!\\d+/)[^/]+/', page: '/actualites/2026-09-rentree-des-paniers/' },
  { kind: 'Agenda', pattern: '/agenda/', page: '/agenda/' },
  { kind: 'Event', pattern: '/agenda/[^/]+/', page: '/agenda/rencontres-du-large-2027/' },
  { kind: 'Library', pattern: '/mediatheque/', page: '/mediatheque/' },
  { kind: 'Topic', pattern: '/mediatheque/theme/[^/]+/', page: '/mediatheque/theme/contrats-et-droit/' },
  { kind: 'Resource', pattern: '/mediatheque/(?!theme/)[^/]+/', page: '/mediatheque/argent-et-amap/' },
  { kind: 'Adverts', pattern: '/annonces/', page: '/annonces/' },
  { kind: 'Advert', pattern: '/annonces/[^/]+/', page: '/annonces/blavet-cherche-legumes/' },
  { kind: 'Free', pattern: `/(${freePages.join('|')})/`, page: '/questions-frequentes/', also: ['/qu-est-ce-qu-une-amap/', '/le-reseau/'] },
  { kind: 'Legal', pattern: '/mentions-legales/', page: '/mentions-legales/' },
  { kind: 'Privacy', pattern: '/donnees-personnelles/', page: '/donnees-personnelles/' },
  { kind: 'Accessibility', pattern: '/accessibilite/', page: '/accessibilite/' },
  { kind: 'Verify', pattern: '/verifier/', page: '/verifier/' },
  { kind: 'SitePlan', pattern: '/plan-du-site/', page: '/plan-du-site/' },
  { kind: 'Data', pattern: '/donnees/', page: '/donnees/' },
  { kind: 'EmbedHelp', pattern: '/integrer/', page: '/integrer/' },
  // Shown in a frame of another site: without head and foot, so without navigation.
  { kind: 'Embed', pattern: `/integrer/(tout|${scope})/`, page: '/integrer/departement/35-ille-et-vilaine/', also: ['/integrer/tout/'], framed: true },
  { kind: 'PrintList', pattern: `/${scope}/liste/`, page: '/departement/35-ille-et-vilaine/liste/' },
  { kind: 'Leaflet', pattern: `/${scope}/depliant/`, page: '/departement/35-ille-et-vilaine/depliant/' },
  { kind: 'Offline', pattern: '/hors-ligne/', page: '/hors-ligne/' },
  // An AMAP that has places, and a waiting list.
  {
    kind: 'Join', pattern: '/amap/[^/]+/rejoindre/', page: '/amap/les-deux-rives/rejoindre/', kilobytes: 20,
    also: ['/amap/amap-des-corsaires/rejoindre/'],
  },
  // A closed AMAP takes corrections only.
  {
    kind: 'WriteAmap', pattern: '/amap/[^/]+/ecrire/', page: '/amap/les-deux-rives/ecrire/', kilobytes: 20,
    also: ['/amap/amap-de-combourg/ecrire/'],
  },
  { kind: 'WriteFarm', pattern: '/ferme/[^/]+/ecrire/', page: '/ferme/les-jardins-de-la-flume/ecrire/', kilobytes: 20 },
  { kind: 'Propose', pattern: '/proposer/', page: '/proposer/', kilobytes: 20 },
  { kind: 'Start', pattern: '/lancer-une-amap/', page: '/lancer-une-amap/', kilobytes: 20 },
  { kind: 'NotFound', pattern: '/404\\.html', page: '/404.html' },
];

/** Every page that the tests visit: `{ kind, address, kilobytes, nodes, requests, framed }`. */
export const pages = kinds.flatMap(({ kind, page, also = [], kilobytes = 30, nodes = 400, requests = 5, framed = false }) =>
  [page, ...also].map((address) => ({ kind, address, kilobytes, nodes, requests, framed })),
);

/** The page that stands for a kind. */
export const pageOf = (kind) => kinds.find((known) => known.kind === kind).page;

/** The kinds that an address may be of; it should be of exactly one. */
export const kindsOf = (address) => kinds.filter(({ pattern }) => new RegExp(`^${pattern}$`).test(address)).map(({ kind }) => kind);
