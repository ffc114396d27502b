import fc from 'fast-check';
import type { Signal } from '../../../preload/contract/parts/signal.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';

export type Ask = 'unsure' | 'level' | 'fault' | 'audit' | 'discordant' | 'repeat' | 'challenge';
const SIGNALS = ['PASS', 'FAIL', 'HOLD', 'ERROR'] as const;
const ASKS = ['unsure', 'level', 'fault', 'audit', 'discordant'] as const;
const KINDS = ['accept', 'reject', 'inconclusive', 'rework', 'use-as-is', 'escalate'] as const;

const index = fc.nat({ max: 5 });
const kind = fc.constantFrom<DispositionKind>(...KINDS);

/** What may happen at a station, in any order. Whatever does not apply at the time is skipped. */
export const happening = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('part' as const),
      signal: fc.constantFrom<Signal>(...SIGNALS),
      ask: fc.constantFrom<Ask>(...ASKS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('second-look' as const),
      part: index,
      ask: fc.constantFrom<Ask>('discordant', 'repeat', 'challenge'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ is: fc.constant('answer' as const), part: index, kind }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('undo' as const), part: index }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('correct' as const), part: index, kind }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('adjudicate' as const),
      part: index,
      kind: fc.constantFrom<DispositionKind>('accept', 'reject'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('time-out' as const), part: index }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('recall' as const), part: index }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('moment-over' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('write' as const),
      atMost: fc.constantFrom(1, 2, 99, 99, 99),
      isKilled: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constantFrom(
        'away' as const,
        'back' as const,
        'backup' as const,
        'restore' as const,
        'epoch' as const,
        'consume' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('recipe' as const),
      isAtHand: fc.boolean(),
      delayMs: fc.constantFrom(0, 3000),
    }),
  },
);
export type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;
