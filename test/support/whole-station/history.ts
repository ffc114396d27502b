import fc from 'fast-check';
import type { Eye } from './station-messages.ts';

/** What a camera photographs; what becomes of it is known. */
export type Scene = 'good' | 'bad' | 'unsure' | 'damaged';

/**
 * How a file comes into the folder.
 * - `renamed` into place; `copied` in place; `slow` in pieces; `reserved` at full size and filled later
 * - `old` with the time of another day; `over` written over whatever bears the name
 */
const WRITERS = ['renamed', 'copied', 'slow', 'reserved', 'old', 'over'] as const;
export type Writer = (typeof WRITERS)[number];

export type Happening =
  | { readonly is: 'arrival'; readonly writer: Writer; readonly scene: Scene; readonly name: number }
  /** The newest picture again, byte for byte, under another name: a camera that is frozen. */
  | { readonly is: 'again'; readonly name: number }
  /** A link to the newest picture. */
  | { readonly is: 'link'; readonly name: number }
  | { readonly is: 'moved'; readonly name: number }
  | { readonly is: 'answer'; readonly kind: 'accept' | 'reject' | 'inconclusive' }
  | { readonly is: 'undo' }
  | { readonly is: 'correct'; readonly kind: 'accept' | 'reject' }
  | { readonly is: 'recipe'; readonly level: 'assist' | 'partial' | 'full'; readonly isAtHand: boolean }
  | { readonly is: 'eye'; readonly eye: Eye }
  | { readonly is: 'clock'; readonly aheadMs: number }
  | { readonly is: 'away' }
  | { readonly is: 'back' }
  | { readonly is: 'backup' }
  | { readonly is: 'restore' }
  | { readonly is: 'bad-row'; readonly table: 'inspection' | 'disposition' | 'detection' }
  | { readonly is: 'kill'; readonly isAtOnce: boolean }
  | { readonly is: 'drain' };

const name = fc.nat(3);
const HOUR_MS = 3_600_000;

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      is: fc.constant('arrival' as const),
      writer: fc.constantFrom(...WRITERS),
      scene: fc.constantFrom<Scene>('good', 'good', 'bad', 'bad', 'unsure', 'damaged'),
      name,
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('again' as const), name }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('link' as const), name }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('moved' as const), name }) },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('answer' as const),
      kind: fc.constantFrom('accept' as const, 'reject' as const, 'inconclusive' as const),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ is: 'undo' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('correct' as const),
      kind: fc.constantFrom('accept' as const, 'reject' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('recipe' as const),
      level: fc.constantFrom('assist' as const, 'partial' as const, 'full' as const),
      isAtHand: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('eye' as const), eye: fc.constantFrom<Eye>('well', 'slow', 'dies') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('clock' as const),
      aheadMs: fc.constantFrom(0, HOUR_MS, -HOUR_MS, 24 * HOUR_MS),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ is: 'away' as const }) },
  { weight: 2, arbitrary: fc.constant({ is: 'back' as const }) },
  { weight: 1, arbitrary: fc.constant({ is: 'backup' as const }) },
  { weight: 1, arbitrary: fc.constant({ is: 'restore' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('bad-row' as const),
      table: fc.constantFrom('inspection' as const, 'disposition' as const, 'detection' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('kill' as const), isAtOnce: fc.boolean() }) },
  { weight: 4, arbitrary: fc.constant({ is: 'drain' as const }) },
);

export const histories = fc.array(happening, { minLength: 1, maxLength: 14 });
