// Contracts that use every rule there is: what the example network has no use for stands here.

const eggs = { name: 'Œufs', unit: 'pièce', price: '0,45', stock: 'oeufs' };
const cheese = { name: 'Tomme', price: '7,35', half_shares: true };
const bread = { name: 'Pain', sizes: [{ name: 'petit', price: '3,10' }, { name: 'grand', price: '5,85' }], variants: ['seigle', 'blé'] };
const chicken = { name: 'Poulet', kilogram: '11,43', grams: 1730, deliveries: { every: 2 } };
const box = { name: 'Panier', price: '13,37', half_shares: true };
const exceptions = [
  { date: '2026-12-24', moved_to: '2026-12-22' }, { date: '2027-01-07', cancelled: true }, { date: '2027-01-14', percent: 50 },
  { date: '2027-02-11', percent: 215 }, { date: '2027-02-18', moved_to: '2027-02-25' },
];
const deliveries = { weekday: 'thursday', exceptions };
const pay = (payment) => ({ methods: ['cheque', 'transfer'], instalments: 5, ...payment });

/** By id, for `networkOf`. */
export const contracts = {
  rules: {
    deliveries, products: [eggs, cheese, bread, chicken], stocks: [{ id: 'oeufs', quantity: 24, per: 'delivery' }],
    rules: [
      { products: ['Œufs'], multiple_of: 6, wording: 'Les œufs vont par six.' },
      { products: ['Pain'], over: 'season', at_most: 30 },
      { products: ['Tomme'], dates: ['2026-12-03', '2026-12-10', '2026-12-17'], at_most: 2 },
      { over: 'season', at_least: 4 },
    ],
    bounds: { least: 40, least_per_delivery: '5,50', most_per_delivery: 60 }, payment: pay({ split: 'whole-euros' }),
  },
  exactly: { products: [box, eggs], stocks: [{ id: 'oeufs', quantity: 100 }], rules: [{ products: ['Panier'], equal: 1 }], bounds: { most: 500 }, payment: pay({ percentages: [40, 30, 15, 10, 5] }) },
  moved: {
    deliveries, products: [box, { ...eggs, counts: 2 }, chicken], stocks: [{ id: 'oeufs', quantity: 30, per: 'delivery' }], absences: { most: 3, effect: 'moved', notice: { days: 10 } },
    closing: { days: 4 }, late_joining: true, season: { from: '2026-11-01', to: '2027-04-30' }, payment: pay({ split: 'deliveries' }),
  },
  deducted: { deliveries, products: [box, cheese], absences: { most: 4, effect: 'deducted' }, solidarity: { least: 70, most: 150 }, payment: pay({ split: 'deliveries', due: 'first-of-month' }) },
  credited: { products: [box, eggs], stocks: [{ id: 'oeufs', quantity: 120 }], absences: { most: 2, effect: 'credited', notice: { hours: 60 } }, bounds: { least: 100 }, payment: pay({ split: 'five-cents', least: 20 }) },
  given: { products: [box, bread], absences: { most: 2, effect: 'given', period: { from: '2027-02-01', to: '2027-03-31' } }, solidarity: { least: 85, most: 115 }, payment: pay({ split: 'five-cents', instalments: 4 }) },
  trial: { products: [box, chicken], trial: { deliveries: 3 }, bounds: { least: 80 }, payment: pay({ least: 45 }) },
  sliding: { deliveries, products: [box, cheese], length: 6, late_joining: true, season: { from: '2026-11-01', to: '2027-04-30' }, bounds: { least: 30 }, payment: pay({ split: 'whole-euros', least: 15 }) },
  late: { season: { from: '2026-09-01', to: '2027-02-28' }, closing: { hours: 100 }, late_joining: true, products: [box, eggs], stocks: [{ id: 'oeufs', quantity: 60, per: 'delivery' }], bounds: { least: 90 }, payment: pay({ split: 'deliveries', due: 'each-delivery', instalments: 30 }) },
  begun: { season: { from: '2026-09-01', to: '2027-02-28' }, products: [box] },
  prepaid: { kind: 'prepaid', products: [cheese, bread], bounds: { least: 60, most: 900 }, solidarity: { least: 80, most: 120 }, payment: pay({ split: 'whole-euros', least: 50 }) },
  shared: { kind: 'fixed', deliveries, capacity: 4, products: [box], sharing: 3, payment: pay({ due: 'each-delivery', instalments: 40, split: 'five-cents' }) },
};

/** Twenty deliveries of forty products, one of which comes every second time. */
export const widest = {
  name: 'Épicerie de printemps', season: { from: '2026-12-01', to: '2027-04-25' }, deliveries: { weekday: 'thursday', exceptions: [{ date: '2026-12-24', cancelled: true }, { date: '2027-01-07', percent: 200, reason: 'Pour rattraper' }] },
  products: Array.from({ length: 40 }, (_, index) => ({ name: `Produit ${index + 1}`, unit: '500 g', price: `${2 + index / 10}`, ...(index === 4 && { deliveries: { every: 2 } }) })),
  rules: [{ products: ['Produit 1'], multiple_of: 2, wording: 'Le produit 1 va par deux.' }], bounds: { least_per_delivery: 5 },
  payment: { methods: ['cheque', 'transfer'], instalments: 5, split: 'whole-euros', editable: true },
};
