import { expect, test } from 'vitest';
import { addShadowVerdict } from '../../../main/engine/store/models/shadow-verdicts.ts';
import { searchHistory } from '../../../main/engine/store/parts/history.ts';
import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { countRollupDifferences } from '../../../main/engine/store/rollups/rollups.ts';
import type { VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import { EVERYTHING } from '../../../renderer/history/history-search.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { addTestModels } from '../../support/models/registered-models.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { inspectionRecord, sha256Of } from '../../support/store/records.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';
import { everything, FROM, HOUR, UNTIL } from './history.ts';

type SheetPart = {
  readonly hour: number;
  readonly lot: string;
  readonly champion: VerdictKind;
  /** What each challenger said; null where it passed the part over. */
  readonly said: readonly (VerdictKind | null)[];
};

/** Parts on paper: what the champion said of each, and what two challengers said beside it. */
const sheet: readonly SheetPart[] = [
  { hour: 0, lot: 'L-1', champion: 'pass', said: ['pass', 'pass'] },
  { hour: 0, lot: 'L-1', champion: 'pass', said: ['fail', null] },
  { hour: 0, lot: 'L-2', champion: 'fail', said: ['fail', 'undetermined'] },
  { hour: 5, lot: 'L-2', champion: 'fail', said: ['pass', null] },
  { hour: 5, lot: 'L-2', champion: 'undetermined', said: ['undetermined', 'pass'] },
  { hour: 5, lot: 'L-2', champion: 'pass', said: ['pass', null] },
  { hour: 6, lot: 'L-2', champion: 'pass', said: [null, null] },
];

const records: Record<VerdictKind, Partial<InspectionRecord>> = {
  pass: {},
  fail: { verdict: { kind: 'fail', reasons: [{ code: 'all-clear' }] }, signal: 'FAIL' },
  undetermined: { verdict: { kind: 'undetermined', reasons: [{ code: 'all-clear' }] }, signal: 'HOLD' },
};

function livedStation() {
  const desk = openTestDesk({ clock: fixedClock(new Date(UNTIL).toISOString()) });
  const { store } = desk;
  const place = addTestLane(store, FROM);
  const [champion, ...challengers] = addTestModels(store, FROM, ['1', '2', '3']);
  sheet.forEach((part, index) => {
    const at = FROM + part.hour * HOUR;
    const made = inspectionRecord({ ...place, at }, `P${index}.jpg`, { ...records[part.champion], decidedAt: at });
    const [recorded] = writeRecords(store.write, [
      { ...made, modelSha256: champion ?? null, shot: { ...made.shot, lot: part.lot } },
    ]);
    if (recorded?.kind !== 'inspected') throw new Error('not recorded');
    const { inspectionId } = recorded;
    part.said.forEach((kind, number) => {
      const modelSha256 = challengers[number];
      if (kind === null || modelSha256 === undefined) return;
      const { lot, champion: kindOfChampion } = part;
      const shadowed = {
        modelSha256,
        inspectionId,
        laneId: place.laneId,
        lot,
        decidedAt: at,
        champion: kindOfChampion,
      };
      const look = { verdict: { kind, reasons: [] }, detections: [], lookedAt: at + 50, lookMs: 20 };
      addShadowVerdict(store.write, shadowed, look);
      // What it said first counts, however often it is asked.
      addShadowVerdict(store.write, shadowed, { ...look, verdict: { kind: 'undetermined', reasons: [] } });
    });
  });
  return { ...desk, challengers };
}

const counted = (parts: readonly SheetPart[], challenger: number) => {
  const both = parts.flatMap(({ champion, said }) => {
    const other = said[challenger] ?? null;
    return other === null ? [] : [{ champion, other }];
  });
  return {
    compared: both.length,
    agreed: both.filter(({ champion, other }) => champion === other).length,
    onlyChampionPasses: both.filter(({ champion, other }) => champion === 'pass' && other !== 'pass').length,
    onlyChallengerPasses: both.filter(({ champion, other }) => champion !== 'pass' && other === 'pass').length,
  };
};
const inHour = (hour: number) => sheet.filter((part) => part.hour === hour);

test('agreement with each challenger equals counting the sheet by hand, in total and over time', async () => {
  const { store, ask, challengers } = livedStation();
  const report = await ask('report.agreement', everything);
  const none = { compared: 0, agreed: 0, onlyChampionPasses: 0, onlyChallengerPasses: 0 };
  expect(report.challengers).toEqual(
    [0, 1].map((number) => ({
      sha256: challengers[number],
      name: `phone-glass ${number + 2}`,
      current: counted(sheet, number),
      previous: none,
      points: [0, 5].map((hour) => ({ startsAt: FROM + hour * HOUR, ...counted(inHour(hour), number) })),
    })),
  );
  const after = { kind: 'custom', from: UNTIL, until: UNTIL + (UNTIL - FROM) } as const;
  expect((await ask('report.agreement', { ...everything, period: after })).challengers).toEqual([]);
  expect(countRollupDifferences(store.read)).toBe(0);
});

test('it is limited to a lot, and to the champion of the time', async () => {
  const { ask } = livedStation();
  const inLot = await ask('report.agreement', { ...everything, lot: 'L-1' });
  expect(inLot.challengers.map(({ current }) => current)).toEqual(
    [0, 1].map((number) =>
      counted(
        sheet.filter(({ lot }) => lot === 'L-1'),
        number,
      ),
    ),
  );
  expect((await ask('report.agreement', { ...everything, modelSha256: sha256Of('2') })).challengers).toEqual([]);
});

test('it leads to exactly the parts that the challenger would have decided differently', () => {
  const { store, challengers } = livedStation();
  const found = challengers.map((disputedBy) => {
    const { parts } = searchHistory(store.read, { ...EVERYTHING, disputedBy }, { after: null, limit: 50 });
    return parts.map(({ serial }) => serial ?? '').toSorted((a, b) => a.localeCompare(b));
  });
  expect(found).toEqual([
    ['P1', 'P3'],
    ['P2', 'P4'],
  ]);
});
