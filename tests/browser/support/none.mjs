// An assertion for lists of mistakes, which tells the first of them line by line.

import { AssertionError } from 'node:assert/strict';

const TOLD = 20;

/** Fails when the list is not empty. */
export function none(list, what = 'mistakes') {
  if (list.length === 0) return;
  const different = [...new Set(list.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))))];
  const told = different.slice(0, TOLD).map((item) => `  ${item}`);
  if (different.length > TOLD) told.push(`  and ${different.length - TOLD} more`);
  throw new AssertionError({ message: `${what}: ${list.length}\n${told.join('\n')}`, stackStartFn: none });
}
