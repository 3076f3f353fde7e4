// The live total of a form, computed by the browser, against the server: random choices (`CABAS_CHOICES` of them, some hundred
// otherwise; the same in every run) for every contract of the example network that can be signed, and for contracts that use
// every rule there is. What the script claims the server says too: the sum, every payment, which rules are broken. Where the
// server refuses anything else, the script claims nothing.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, test } from 'node:test';

import { quote } from '../../themes/default/static/quote.js';
import { contracts } from './support/contracts.mjs';
import { checked, entriesOf, formOf, member, send } from './support/form.mjs';
import { networkOf } from './support/network.mjs';
import { binary, build, cleanUp, exampleContent, serve, today } from './support/program.mjs';
import { random } from './support/shards.mjs';
import { builtFolder, previewOrigin } from './support/site.mjs';
import { addressOf, filesOf, textOf } from './support/tree.mjs';

const count = Number(process.env.CABAS_CHOICES ?? 600);

const content = await networkOf(contracts);
const preview = await serve(content);
after(async () => {
  await preview.stop();
  await cleanUp();
});
const networks = [
  { content: exampleContent, folder: await builtFolder(), origin: await previewOrigin() },
  { content, folder: await build(content), origin: preview.origin },
];

for (const { content, folder, origin } of networks) {
  const pages = (await filesOf(folder)).filter((file) => /^contrat\/.*\/(formulaire|grille)\/index\.html$/.test(file));
  const claimed = { sums: 0, rules: 0, nothing: 0 };
  for (const [index, file] of pages.entries()) {
    test(addressOf(file), async () => {
      const form = formOf(await textOf(folder, file));
      const next = random(index + 1);
      for (let round = 0; round < count / pages.length; round += 1) {
        const entries = entriesOf(form.controls.map((control) => choose(control, form.controls, next)));
        claimed[await compare(form, { content, origin, file }, entries)] += 1;
      }
    });
  }
  test('the script claims sums and broken rules, not only nothing', (t) => {
    t.diagnostic(`${pages.length} forms: ${claimed.sums} sums, ${claimed.rules} refusals by rules, ${claimed.nothing} others`);
    assert.ok(claimed.sums > count / 3 && claimed.rules > count / 200, JSON.stringify(claimed));
  });
}

async function compare({ action, terms }, place, entries) {
  const told = JSON.stringify(entries.filter(([, value]) => value));
  const claim = quote(terms, entries, today);
  const { status, html } = await send(place.origin, action, [...entries, ['step', 'check']]);
  if (status === 200) {
    assert.ok(claim, `the server prices what the script does not: ${told}`);
    assert.deepEqual(claim.mistakes, [], told);
    assert.deepEqual({ due: claim.due, schedule: claim.schedule }, checked(html), told);
    return 'sums';
  }
  assert.equal(status, 422, told);
  if (!claim) return 'nothing';
  const { mistakes = [], totals, schedule } = await quoted(place, entries);
  const codes = (some) => [...new Set(some.map(({ code }) => code))].sort();
  assert.deepEqual(codes(claim.mistakes), codes(mistakes), told);
  if (mistakes[0]) return 'rules';
  // Nothing is wrong but that one cannot sign yet.
  assert.match(html, /inscriptions ouvrent/, told);
  assert.deepEqual({ due: claim.due, schedule: claim.schedule }, { due: totals.due, schedule }, told);
  return 'sums';
}

/** A control with something chosen. */
function choose(control, controls, next) {
  const pick = (some) => some[Math.floor(next() * some.length)];
  const { name, type } = control;
  if (type === 'hidden' || name === 'partners') return control;
  if (name in member) return { ...control, value: member[name] };
  if (type === 'checkbox') return { ...control, isChecked: next() < (name === 'trial' ? 0.5 : 0.06) };
  if (type === 'radio') return { ...control, isChecked: control === controls.find((other) => other.name === name) };
  if (/^absence/.test(name)) return next() < 0.6 ? control : { ...control, value: pick(control.options) };
  // Who is absent says mostly when it is taken instead.
  if (/^move/.test(name)) return next() < 0.3 ? control : { ...control, value: pick(control.options) };
  if (type === 'select') return next() < 0.5 ? control : { ...control, value: pick(control.options) };
  const isStrange = next() < 0.03;
  if (name === 'solidarity') return { ...control, value: pick(isStrange ? ['1e2', 'cent', '1000', '-1'] : ['100', '100', '90', '110', '98', '73', '150', '037']) };
  if (name.startsWith('gift')) return { ...control, value: pick(isStrange ? ['-2', '12,', '1.234', 'rien'] : ['', '', '', '5', '2,50', ' 1 €', '0.05']) };
  if (name === 'amount') return { ...control, value: pick(['', '50', '80', '123,45', '240', '951', '1 000 €', '75 euros']) };
  // The more cells there are the fewer are filled.
  const rows = controls.filter((other) => /^(same|each)\./.test(other.name)).length;
  const share = /^\d/.test(name) ? 0.07 : Math.min(0.8, 2 / rows);
  const some = isStrange ? ['1001', 'deux', '00001', '1e1', '-1', '1,234', '0,5', '1.5', ' 2 '] : ['1', '1', '1', '2', '2', '3', '6', '12', '0'];
  return { ...control, value: next() < share ? pick(some) : '' };
}

/** What `cabas quote` says of the same choices. */
async function quoted({ content, file }, entries) {
  const [, season, contract] = file.split('/');
  const words = ['quote', '--content', content, '--today', today, '--contract', `${season}/${contract}`, '--choices', '-', '--format', 'json'];
  const json = await new Promise((done) => {
    const child = execFile(binary(), words, (_, stdout) => done(stdout));
    child.stdin.end(JSON.stringify(choicesOf(entries)));
  });
  return JSON.parse(json);
}

/** What is typed, as a file of choices. */
function choicesOf(entries) {
  const typed = entries.map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
  const fields = Object.fromEntries(typed);
  const number = (text) => text && Number(text.replace(',', '.').replace(/[\s€]/g, ''));
  const cents = (text) => text && Math.round(number(text) * 100);
  const portions = (prefix) => Object.fromEntries(typed.filter(([name]) => name.startsWith(`${prefix}.`)).map(([name, value]) => [name.slice(prefix.length + 1), number(value)]));
  const days = [...new Set(typed.map(([name]) => name.split('.')[0]).filter((name) => /^\d/.test(name)))];
  // Of what a delivery does not have nothing is said.
  const isThere = (day, item) => entries.some(([name]) => name === `${day}.${item}`);
  const delivery = (day) => [day, { ...Object.fromEntries(Object.entries(portions('each')).filter(([item]) => isThere(day, item))), ...portions(day) }];
  const absences = typed.filter(([name]) => /^absence/.test(name));
  const contents = {
    same: () => ({ same: portions('same') }),
    amount: () => ({ amount: cents(fields.amount) }),
    each: () => ({ each: { default: portions('each'), deliveries: Object.fromEntries(days.map(delivery)) } }),
  };
  return {
    contents: contents[fields.way](),
    from: fields.from,
    trial: 'trial' in fields,
    absences: absences.map(([, day]) => day),
    moves: Object.fromEntries(absences.map(([name, day]) => [day, fields[name.replace('absence', 'move')]])),
    families: number(fields.families),
    solidarity: number(fields.solidarity),
    gift: cents(fields.gift),
    gift_per_delivery: cents(fields.gift_per_delivery),
    instalments: number(fields.instalments),
  };
}
