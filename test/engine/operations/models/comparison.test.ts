import { expect, test } from 'vitest';
import { steadyMs } from '../../../../main/engine/clock.ts';
import { addDisposition } from '../../../../main/engine/store/review/dispositions.ts';
import { addReference } from '../../../../main/engine/store/review/references.ts';
import { closeItem, insertReviewItem } from '../../../../main/engine/store/review/review-items.ts';
import { countRollupDifferences, rebuildRollups } from '../../../../main/engine/store/rollups/rollups.ts';
import { type Random, randomFor } from '../../../../main/simulator/random.ts';
import type { Comparison } from '../../../../preload/contract/models/shadow.ts';
import type { VerdictKind } from '../../../../preload/contract/parts/inspection.ts';
import type { Person } from '../../../../preload/contract/people/person.ts';
import type { DispositionKind } from '../../../../preload/contract/station/recipe.ts';
import type { InspectionId } from '../../../../preload/contract/values/units.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { answerOf } from '../../../support/station/review-moves.ts';
import { openTestDesk, type TestDesk } from '../../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../../support/station/test-person.ts';
import { type Found, type ShadowedPart, shadowedLane, verdictOn } from '../../../support/store/shadowed-parts.ts';
import { fixedClock } from '../../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const HOUR_MS = 3_600_000;
const CLASSES = ['crack', 'scratch', 'stain'];
const LOTS = ['L-1', 'L-2', 'L-3'] as const;

/** What somebody said of a part: bad or good, which defects it has, where that was said, and whether they saw no opinion before. */
type Answer = { readonly isBad: boolean; readonly classes: readonly string[] | null; readonly isBlind: boolean };
type Lived = ShadowedPart & {
  readonly id: InspectionId;
  readonly lot: string;
  readonly laneId: number;
  readonly at: number;
  readonly answer: Answer | null;
};

function drawFound(random: Random): Found {
  return Object.fromEntries(CLASSES.filter(() => random.chance(0.3)).map((name) => [name, random.unit()]));
}

/** A random past: two lanes, three lots, three hours, looks and skipped looks, and people who say all that they can say. */
function liveThrough(desk: TestDesk, seed: number, count: number) {
  const { store } = desk;
  const line = shadowedLane(desk, AT);
  const places = [line.place, addTestLane(store, AT)] as const;
  const person = addTestPerson(store, 'Ana', 'operator');
  const random = randomFor('comparison', seed);
  const live = (_: unknown, i: number): Lived => {
    const part = {
      name: `SN${i}.jpg`,
      lot: random.pick(LOTS),
      place: random.pick(places),
      at: AT + Math.floor(random.unit() * 3 * HOUR_MS),
      champion: drawFound(random),
      challenger: random.chance(0.1) ? null : drawFound(random),
    };
    const id = line.add(part);
    return { ...part, id, laneId: part.place.laneId, answer: say(desk, id, person, random) };
  };
  // One transaction around it all: hundreds of commits would be most of the time.
  const lived = store.write.transaction(() => Array.from({ length: count }, live));
  return { lived, line };
}

function say({ store }: TestDesk, inspectionId: InspectionId, { id }: Person, random: Random): Answer | null {
  const kinds = ['accept', 'reject', 'rework', 'inconclusive', 'use-as-is', null] as const;
  const kind: DispositionKind | null = random.pick(kinds);
  const isBad = kind === 'reject' || kind === 'rework';
  const classNames = isBad && random.chance(0.8) ? CLASSES.filter(() => random.chance(0.5)) : [];
  const of = { inspectionId, classNames, boxes: [], comment: '' };
  const isBlind = random.chance(0.5);
  if (kind !== null) {
    const reviewItemId = insertReviewItem(store.write, inspectionId, { ask: 'audit', isBlind, dueAt: null }, AT);
    closeItem(store.write, reviewItemId, AT);
    const made = { reviewItemId, ask: 'audit', madeAt: AT, tookMs: 900 } as const;
    addDisposition(store.write, { ...of, ...made, kind, personId: id });
  }
  if (random.chance(0.2)) {
    const agreed = { isBad: random.chance(0.5), origin: 'adjudicated', madeBy: 'Ada', madeAt: AT } as const;
    addReference(store.write, { ...of, ...agreed, personId: null });
    return knownFrom(agreed.isBad, classNames, true);
  }
  return isBad || kind === 'accept' ? knownFrom(isBad, classNames, isBlind) : null;
}

function knownFrom(isBad: boolean, classNames: readonly string[], isBlind: boolean): Answer {
  return { isBad, isBlind, classes: !isBad ? [] : classNames.length === 0 ? null : classNames };
}

/** The figures counted part by part, in no way that the store counts them. */
function countedOneByOne(parts: readonly Lived[]) {
  const seen = parts.flatMap((part) => (part.challenger === null ? [] : [{ ...part, challenger: part.challenger }]));
  const kinds = seen.map(({ champion, challenger, answer }) => ({
    champion: verdictOn(champion).kind,
    challenger: verdictOn(challenger).kind,
    answer,
  }));
  const isWrong = (verdict: VerdictKind, { isBad }: Answer) => verdict === (isBad ? 'pass' : 'fail');
  const confusion = new Map<string, { parts: number; good: number; bad: number }>();
  const wrong = { championWrong: 0, challengerWrong: 0, aided: { championWrong: 0, challengerWrong: 0 } };
  let [known, knownAided, discordant, opposed] = [0, 0, 0, 0];
  for (const { champion, challenger, answer } of kinds) {
    const cell = confusion.get(`${champion} ${challenger}`) ?? { parts: 0, good: 0, bad: 0 };
    cell.parts += 1;
    if (answer !== null) cell[answer.isBad ? 'bad' : 'good'] += 1;
    confusion.set(`${champion} ${challenger}`, cell);
    if (champion !== challenger) discordant += 1;
    if (champion !== challenger && answer?.isBlind === true) known += 1;
    if (champion !== challenger && answer?.isBlind === false) knownAided += 1;
    const isOpposed = champion !== challenger && champion !== 'undetermined' && challenger !== 'undetermined';
    if (isOpposed) opposed += 1;
    if (answer === null || !isOpposed) continue;
    const counts = answer.isBlind ? wrong : wrong.aided;
    if (isWrong(champion, answer)) counts.championWrong += 1;
    else counts.challengerWrong += 1;
  }
  const classes = CLASSES.flatMap((className) => {
    const counts = { has: [0, 0, 0, 0], hasNot: [0, 0, 0], unknown: [0, 0, 0] };
    for (const { champion, challenger, answer } of seen) {
      const [first, second] = [champion, challenger].map((found) => (found[className] ?? 0) >= 0.3);
      const people =
        answer === null || answer.classes === null ? 'unknown' : answer.classes.includes(className) ? 'has' : 'hasNot';
      const place = first && second ? 0 : first ? 1 : second ? 2 : 3;
      if (place < 3 || people === 'has') counts[people][place] = (counts[people][place] ?? 0) + 1;
    }
    return Object.values(counts)
      .flat()
      .every((count) => count === 0)
      ? []
      : [{ className, ...counts }];
  });
  const skipped = parts.length - seen.length;
  return { confusion, ...wrong, known, knownAided, discordant, opposed, classes, skipped };
}

function asCounted({ confusion, classes, judged, skipped }: Comparison): ReturnType<typeof countedOneByOne> {
  const { championWrong, challengerWrong, aided, known, knownAided, discordant, opposed } = judged;
  const cells = confusion.map(({ champion, challenger, ...cell }) => [`${champion} ${challenger}`, cell] as const);
  return {
    confusion: new Map(cells),
    ...{ championWrong, challengerWrong, aided, known, knownAided, discordant, opposed, skipped },
    classes: classes.map(({ className, has, hasNot, unknown }) => ({
      className,
      has: [has.both, has.championOnly, has.challengerOnly, has.neither],
      hasNot: [hasNot.both, hasNot.championOnly, hasNot.challengerOnly],
      unknown: [unknown.both, unknown.championOnly, unknown.challengerOnly],
    })),
  };
}

test.for([1, 2, 3])(
  'the comparison counts verdicts, classes and errors as counting part by part does, for every lane, lot and time (past %i)',
  async (seed) => {
    const desk = openTestDesk();
    const { lived, line } = liveThrough(desk, seed, 120);
    const all = {
      modelSha256: line.challenger,
      from: AT,
      until: AT + 3 * HOUR_MS,
      replayId: null,
      laneId: null,
      lot: null,
    };
    const inSecondHour = { from: AT + HOUR_MS, until: AT + 2 * HOUR_MS };
    const filters = [
      all,
      ...LOTS.map((lot) => ({ ...all, lot })),
      { ...all, laneId: line.place.laneId },
      { ...all, ...inSecondHour, lot: 'L-2', laneId: line.place.laneId },
      { ...all, ...inSecondHour },
    ];
    for (const filter of filters) {
      const parts = lived.filter(
        ({ laneId, lot, at }) =>
          (filter.laneId === null || laneId === filter.laneId) &&
          (filter.lot === null || lot === filter.lot) &&
          at >= filter.from &&
          at < filter.until,
      );
      const compared = await desk.ask('shadow.compare', filter);
      expect(asCounted(compared)).toEqual(countedOneByOne(parts));
      expect(compared.latency).toMatchObject({ champion: { p50Ms: 24, p95Ms: 24 }, challenger: { p95Ms: 48 } });
      const changed = await desk.ask('shadow.changed-parts', { filter, before: null, limit: 100 });
      const expected = parts.filter(
        ({ champion, challenger }) => challenger !== null && verdictOn(champion).kind !== verdictOn(challenger).kind,
      );
      expect(changed.parts.map(({ part }) => part.id)).toEqual(expected.map(({ id }) => id).toReversed());
      expect(changed.parts.map(({ isBad }) => isBad)).toEqual(
        expected.map(({ answer }) => answer?.isBad ?? null).toReversed(),
      );
    }
    expect(countRollupDifferences(desk.store.read)).toBe(0);
    expect(rebuildRollups(desk.store.write).differences).toBe(0);
  },
);

const FILTER = { from: AT, until: AT + HOUR_MS, replayId: null, laneId: null, lot: null };
const UNSURE = { crack: 0.4 };

test('parts on which the two differ go to people blind, after everything a line waits for, once each, and their answers count', async () => {
  const desk = openTestDesk({ clock: fixedClock('2026-03-02T06:30:00Z') });
  const line = shadowedLane(desk, AT);
  const ana = actorOf(addTestPerson(desk.store, 'Ana', 'operator'));
  const filter = { ...FILTER, modelSha256: line.challenger };
  const escaped = line.add({ name: 'SN1.jpg', champion: {}, challenger: { crack: 0.9 } });
  const same = line.add({ name: 'SN2.jpg', champion: {}, challenger: {} });
  const second = line.add({ name: 'SN3.jpg', champion: {}, challenger: UNSURE });
  const dueAt = steadyMs(AT + 2 * HOUR_MS);
  const review = { ask: 'unsure', isBlind: false, dueAt } as const;
  const held = line.add({ name: 'SN4.jpg', champion: UNSURE, challenger: {}, review });

  expect((await desk.ask('shadow.compare', filter)).judged).toMatchObject({ discordant: 3, unjudged: 2, waiting: 1 });
  const send = (atMost: number) => desk.ask('shadow.send-to-review', { filter, atMost });
  expect(await send(1)).toEqual({ sent: 1 });
  expect(await send(100)).toEqual({ sent: 1 });
  expect(await send(100)).toEqual({ sent: 0 });

  const items = await desk.ask('review.claim', { count: 5 }, ana);
  expect(items.map(({ inspection, dueAt: due }) => [inspection.id, due])).toEqual([
    [held, dueAt],
    [second, null],
    [escaped, null],
  ]);
  for (const item of items.slice(1)) {
    const { isBlind, ask, inspection } = item;
    expect({ isBlind, ask }).toEqual({ isBlind: true, ask: 'audit' });
    expect(inspection).toMatchObject({
      verdict: 'undetermined',
      signal: 'HOLD',
      reasons: [],
      detections: [],
      serial: null,
    });
    await desk.ask('review.answer', answerOf(item, inspection.id === escaped ? 'reject' : 'accept'), ana);
  }
  const compared = await desk.ask('shadow.compare', filter);
  expect(compared.judged).toMatchObject({
    ...{ known: 2, knownAided: 0, unjudged: 0, waiting: 1 },
    ...{ opposed: 1, championWrong: 1, challengerWrong: 0, unsettled: 0 },
  });
  expect(compared.classes).toContainEqual({
    className: 'crack',
    has: { both: 0, championOnly: 0, challengerOnly: 1, neither: 0 },
    hasNot: { both: 0, championOnly: 0, challengerOnly: 1 },
    unknown: { both: 0, championOnly: 1, challengerOnly: 0 },
  });
  expect(await desk.ask('inspection.read', { id: escaped })).toMatchObject({
    dispositions: [{ ask: 'discordant', kind: 'reject' }],
  });
  expect((await desk.ask('inspection.read', { id: same })).dispositions).toEqual([]);
  expect(await send(100)).toEqual({ sent: 0 });
  expect(countRollupDifferences(desk.store.read)).toBe(0);
});

test('only an engineer sends parts to review; a supervisor sees the comparison, an operator does not', async () => {
  const desk = openTestDesk();
  const { challenger } = shadowedLane(desk, AT);
  const filter = { ...FILTER, modelSha256: challenger };
  const eva = actorOf(addTestPerson(desk.store, 'Eva', 'supervisor'));
  const ana = actorOf(addTestPerson(desk.store, 'Ana', 'operator'));
  const forbidden = { ok: false, fault: { code: 'forbidden' } };
  expect(await desk.call('shadow.send-to-review', { filter, atMost: 1 }, eva)).toMatchObject(forbidden);
  expect(await desk.call('shadow.compare', filter, eva)).toMatchObject({ ok: true });
  expect(await desk.call('shadow.compare', filter, ana)).toMatchObject(forbidden);
});

test('nobody finds out what a challenger says about a part that people judge blind at the level shadow', async () => {
  const desk = openTestDesk();
  const line = shadowedLane(desk, AT);
  const review = { ask: 'level', isBlind: true, dueAt: null } as const;
  const secret = line.add({ name: 'SN1.jpg', champion: {}, challenger: UNSURE, review });
  const open = line.add({ name: 'SN2.jpg', champion: {}, challenger: UNSURE });
  const filter = { ...FILTER, modelSha256: line.challenger };
  expect(await desk.ask('shadow.verdicts', { id: secret })).toEqual([]);
  expect(await desk.ask('shadow.verdicts', { id: open })).toMatchObject([
    {
      modelName: 'phone-glass 2',
      verdict: 'undetermined',
      reasons: [{ code: 'unsure', className: 'crack' }],
      lookMs: 48,
    },
  ]);
  const changed = await desk.ask('shadow.changed-parts', { filter, before: null, limit: 10 });
  expect(changed.parts.map(({ part }) => part.id)).toEqual([open]);
});
