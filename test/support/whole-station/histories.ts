import fc from 'fast-check';
import {
  CAMERAS,
  CASE_ORDERS,
  DAMAGED_TABLES,
  DISKS,
  type Happening,
  MODEL_CHANGES,
  MODELS,
  ROLLOUT_ORDERS,
  type Scene,
  WINDOWS,
  WRITERS,
} from './happening.ts';
import type { Eye } from './station-messages.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const KIB = 1024;

const is = <const T extends Happening['is']>(what: T) => fc.constant(what);
const camera = fc.constantFrom(...CAMERAS);
const window = fc.constantFrom(...WINDOWS);
const name = fc.nat(4);

const arrival = fc.record({
  is: is('arrival'),
  camera,
  writer: fc.constantFrom(...WRITERS),
  scene: fc.constantFrom<Scene>('good', 'good', 'bad', 'unsure', 'unsure', 'damaged'),
  name,
});

const caseOrder = (order: fc.Arbitrary<(typeof CASE_ORDERS)[number]>) =>
  fc.record({
    is: is('case'),
    order,
    which: fc.constantFrom('chosen', 'chosen', 'changed', 'bad'),
    as: fc.constantFrom('good', 'bad', 'bad', 'set-aside'),
    model: fc.constantFrom(...MODELS),
  });
const kill = fc.record({ is: is('kill'), isAtOnce: fc.boolean() });

/** How often each thing happens. */
const WEIGHTED: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<Happening>])[] = [
  [23, arrival],
  [4, fc.record({ is: is('again'), camera, name, isEncodedAnew: fc.boolean() })],
  [2, fc.record({ is: is('link'), camera, isHard: fc.boolean() })],
  [2, fc.record({ is: is('moved'), name, from: camera, to: camera })],
  [4, fc.record({ is: is('line-reads'), isConsumed: fc.boolean() })],
  [4, fc.record({ is: is('claim'), window })],
  [
    13,
    fc.record({
      is: is('answer'),
      window,
      kind: fc.constantFrom('accept', 'reject', 'inconclusive', 'use-as-is'),
      insists: fc.boolean(),
    }),
  ],
  [7, fc.record({ is: is('undo'), window })],
  [2, fc.record({ is: is('correct'), kind: fc.constantFrom('accept', 'reject') })],
  [5, fc.record({ is: is('time-passes'), ms: fc.constantFrom(30 * SECOND_MS, 90 * SECOND_MS, HOUR_MS) })],
  [
    2,
    fc.record({
      is: is('recipe'),
      level: fc.constantFrom('manual', 'assist', 'partial', 'full'),
      isAtHand: fc.boolean(),
    }),
  ],
  [
    7,
    fc.record({
      is: is('model'),
      change: fc.constantFrom(...MODEL_CHANGES, 'swap'),
      model: fc.constantFrom(...MODELS, 'champion'),
    }),
  ],
  [
    8,
    fc.record({
      is: is('rollout'),
      order: fc.constantFrom(...ROLLOUT_ORDERS, 'begin', 'begin', 'begin'),
      challenger: fc.constantFrom('blind', 'blind', 'twin'),
      isPlain: fc.boolean(),
    }),
  ],
  [4, fc.record({ is: is('eye'), eye: fc.constantFrom<Eye>('well', 'slow', 'dies') })],
  [2, fc.record({ is: is('clock'), aheadMs: fc.constantFrom(0, HOUR_MS, -HOUR_MS, 24 * HOUR_MS) })],
  [
    3,
    fc.record({
      is: is('full'),
      disk: fc.constantFrom(...DISKS),
      leftBytes: fc.constantFrom(0, 4 * KIB, 16 * KIB, 64 * KIB, 256 * KIB),
    }),
  ],
  [2, fc.record({ is: is('room'), disk: fc.constantFrom(...DISKS) })],
  [3, fc.record({ is: is('away') })],
  [3, fc.record({ is: is('back') })],
  [2, fc.record({ is: is('backup') })],
  [2, fc.record({ is: is('restore') })],
  [2, fc.record({ is: is('bad-row'), table: fc.constantFrom(...DAMAGED_TABLES) })],
  [3, kill],
  [6, caseOrder(fc.constantFrom(...CASE_ORDERS, 'recall', 'recall', 'settle'))],
  [8, fc.record({ is: is('drain') })],
];

const event = fc.oneof(...WEIGHTED.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/**
 * Records are set back behind what the line has read, and parts keep coming: too many things in one order to happen by
 * chance. A station that kept counting in the same epoch would use numbers twice.
 */
const setBack = fc
  .tuple(arrival, fc.array(event, { maxLength: 2 }), fc.boolean(), arrival)
  .map(([before, meanwhile, isConsumed, after]): readonly Happening[] => [
    { is: 'backup' },
    before,
    ...meanwhile,
    { is: 'drain' },
    { is: 'line-reads', isConsumed },
    { is: 'restore' },
    after,
  ]);

/** Parts are recalled while other things happen to them, with a power cut before or after: a case that opens by chance rarely has parts. */
const contained = fc
  .tuple(
    ...([fc.array(arrival, { minLength: 2, maxLength: 4 }), fc.array(event, { maxLength: 2 })] as const),
    ...([fc.option(kill), caseOrder(fc.constantFrom('recall', 'recall', 'recall', 'reinspect', 'settle'))] as const),
    ...([
      fc.option(kill),
      fc.array(event, { maxLength: 3 }),
      caseOrder(fc.constantFrom('recall', 'settle', 'close')),
    ] as const),
  )
  .map(([arrivals, meanwhile, before, first, after, more, last]): readonly Happening[] => [
    ...arrivals,
    ...meanwhile,
    { is: 'drain' },
    { is: 'case', order: 'open', which: 'chosen', as: 'bad', model: 'twin' },
    ...(before === null ? [] : [before]),
    first,
    ...(after === null ? [] : [after]),
    ...more,
    last,
  ]);

/** One in this many happenings sets the records back, and as many contain a case. */
const EVENTS_PER_SET_BACK = 60;

const happenings = fc
  .array(
    fc.oneof(
      { weight: EVENTS_PER_SET_BACK, arbitrary: event.map((one): readonly Happening[] => [one]) },
      { weight: 1, arbitrary: setBack },
      { weight: 1, arbitrary: contained },
    ),
    { minLength: 1, maxLength: 18 },
  )
  .map((stretches) => stretches.flat());

/** A roll-out that is on from the beginning: one that began later would see few parts. */
const begun = fc.record({
  is: is('rollout'),
  order: fc.constant('begin'),
  challenger: fc.constantFrom('blind', 'blind', 'twin'),
  isPlain: fc.boolean(),
});

/** Random histories of a station. */
export const histories: fc.Arbitrary<readonly Happening[]> = fc.oneof(
  { weight: 2, arbitrary: happenings },
  { weight: 2, arbitrary: fc.tuple(begun, happenings).map(([first, rest]) => [first, ...rest]) },
  { weight: 2, arbitrary: fc.tuple(contained, happenings).map(([first, rest]) => [...first, ...rest]) },
);
