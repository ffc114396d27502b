import { expect, test } from 'vitest';
import { madeStale, readAgainFor, staleAfter } from '../../../preload/contract/operations/made-stale.ts';
import { operations } from '../../../preload/contract/operations/operations.ts';
import { desktopOperations } from '../../../preload/contract/transport/desktop.ts';

const changing = Object.keys(madeStale);
const known = [...Object.keys(operations), ...Object.keys(desktopOperations)];

test('what is read again after a change is an answer, never a change of its own', () => {
  for (const [name, stale] of [...Object.entries(madeStale), ...Object.entries(readAgainFor)]) {
    expect({ name, changes: stale.filter((one) => changing.includes(one)) }).toEqual({ name, changes: [] });
    expect({ name, unknown: stale.filter((one) => !known.includes(one)) }).toEqual({ name, unknown: [] });
    expect({ name, stale: new Set(stale).size }).toEqual({ name, stale: stale.length });
  }
});

test('a question makes nothing stale', () => {
  expect(staleAfter('lane.list')).toEqual([]);
  expect(staleAfter('lane.add')).toContain('lane.list');
});

/** What it is called tells that it changes something: the table must not forget one. */
const CHANGES =
  /\.(add|change|set|remove|begin|end|import|promote|roll-back|retire|reinstate|take|fill|run|cancel|answer|skip|undo|correct|keep|claim|release|decide|plan|define|restart|sign|play|pause|send|learn|export|install|check-updates)(-|$)/;

test('every operation whose name tells of a change says what it makes stale', () => {
  // Ends a question of the same window, which is then refused.
  const exempt = ['model.cancel-probe'];
  expect(known.filter((name) => CHANGES.test(name) && !exempt.includes(name) && !changing.includes(name))).toEqual([]);
});
