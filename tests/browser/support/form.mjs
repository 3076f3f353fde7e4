// The form of a contract, as a browser without a script has it: its controls, and what the server answers.

import assert from 'node:assert/strict';

import { tagsOf } from './tree.mjs';

/** What a person types who knows who they are. */
export const member = { name: 'Awa Le Goff', email: 'awa@exemple.fr', address: '3 rue du Puits, 35000 Rennes', phone: '' };

/**
 * The form of a page: `{ action, terms, controls }`, each control as `{ name, type, value, isChecked, options }`. Options are
 * those of a select.
 */
export function formOf(html) {
  const [whole] = html.match(/<form class="sheet"[\s\S]*?<\/form>/);
  const controls = [];
  let action;
  for (const { name: tag, attributes } of tagsOf(whole)) {
    const { name, type = 'text', value = '' } = attributes;
    if (tag === 'form') action = attributes.action;
    if (tag === 'input' && name) controls.push({ name, type, value, isChecked: 'checked' in attributes });
    if (tag === 'textarea') controls.push({ name, type: 'lines', value: '' });
    if (tag === 'select') controls.push({ name, type: 'select', value, options: [] });
    if (tag === 'option') {
      const select = controls.at(-1);
      select.options.push(value);
      if ('selected' in attributes || select.options.length === 1) select.value = value;
    }
  }
  const [, terms] = html.match(/<script type="application\/json" data-form="terms">([\s\S]*?)<\/script>/);
  return { action, controls, terms: JSON.parse(terms) };
}

/** What a browser sends of controls, as names and values. */
export const entriesOf = (controls) => controls
  .filter(({ type, isChecked }) => !/checkbox|radio/.test(type) || isChecked)
  .map(({ name, value }) => [name, value]);

/** Sends a form: `{ status, html }`. */
export async function send(origin, action, entries) {
  const answer = await fetch(new URL(action, origin), { method: 'POST', body: new URLSearchParams(entries) });
  return { status: answer.status, html: await answer.text() };
}

/** What the page to check says: `{ due, schedule }`, in cents. */
export function checked(html) {
  const due = html.match(/data-due="(-?\d+)"/);
  assert.ok(due, 'it says what is due');
  const rows = html.matchAll(/<time datetime="([\d-]+)">[^<]*<\/time><\/th><td class="n" data-amount="(-?\d+)">/g);
  return { due: Number(due[1]), schedule: [...rows].map(([, day, amount]) => ({ due: day, amount: Number(amount) })) };
}
