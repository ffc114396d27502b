import fc from 'fast-check';
import { expect, test } from 'vitest';
import { registerModel } from '../../../../main/engine/store/models/models.ts';
import {
  addReplayGap,
  addReplayVerdict,
  replayPart,
  replayPlace,
  walkReplay,
} from '../../../../main/engine/store/models/replay-walk.ts';
import {
  addReplay,
  endReplay,
  nextReplay,
  replayGaps,
  replayOf,
  replaysOf,
} from '../../../../main/engine/store/models/replays.ts';
import type { ShadowLook } from '../../../../main/engine/store/models/shadow-look.ts';
import type { InspectionRecord } from '../../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import { countRollupDifferences } from '../../../../main/engine/store/rollups/rollups.ts';
import { admitted } from '../../../../main/engine/store/set-up/admitted.ts';
import { addLane } from '../../../../main/engine/store/set-up/lanes.ts';
import type { InspectionId, LaneId, ReplayId } from '../../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';
import { addTestLane, laneSettings } from '../../../support/lines/test-lane.ts';
import { savedModel } from '../../../support/models/saved-models.ts';
import { colourModel } from '../../../support/models/test-models.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const MADE = { madeBy: 'Eva', personId: null, madeAt: AT };
const LOOK: ShadowLook = {
  verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] },
  detections: [],
  lookedAt: AT,
  lookMs: 12.5,
};

async function openLine() {
  const store = openTestStore();
  const { sha256, profile } = await savedModel(temporaryFolder(), 'again.onnx', colourModel());
  registerModel(store.write, { family: 'again', version: '1', sha256, profile, warnings: [] }, 'Eva', AT);
  const place = addTestLane(store, AT);
  const second = addLane(
    store.write,
    admitted({ ...laneSettings('/cameras/2'), name: 'Lane 2', recipeId: place.recipeId }),
  );
  let count = 0;
  const record = (facts: Partial<InspectionRecord>, laneId: LaneId = place.laneId): InspectionId => {
    count += 1;
    const [recorded] = writeRecords(store.write, [inspectionRecord({ ...place, laneId }, `SN${count}.jpg`, facts)]);
    if (recorded?.kind !== 'inspected') throw new Error('not recorded');
    return recorded.inspectionId;
  };
  const begin = (laneId: LaneId | null = null, until = AT + 1000) =>
    addReplay(store.write, { modelSha256: sha256, from: AT, until, laneId }, MADE);
  return { store, sha256, record, begin, laneIds: [place.laneId, second.id] as const };
}

type Line = Awaited<ReturnType<typeof openLine>>;

/** Walks as the engine does, `steps` at a time, and stops after `atMost` parts, as if it had been killed. */
function liveOnce({ store }: Line, id: ReplayId, steps: number, atMost: number): readonly InspectionId[] {
  const seen: InspectionId[] = [];
  for (let place = replayPlace(store.read, id); place !== null; ) {
    const { parts, end } = walkReplay(store.read, id, place, steps);
    for (const inspectionId of parts) {
      if (seen.length === atMost) return seen;
      addReplayVerdict(store.write, id, replayPart(store.read, inspectionId), LOOK);
      seen.push(inspectionId);
    }
    place = end;
  }
  return seen;
}

test('however often it is killed, a replay sees every part of its time and lane once, in the order of decision', async () => {
  const line = await openLine();
  const kinds = fc.constantFrom('seen', 'other lane', 'earlier', 'later', 'manual', 'unreadable');
  const property = fc.property(
    fc.array(fc.record({ kind: kinds, at: fc.integer({ min: 0, max: 30 }) }), { maxLength: 20 }),
    fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }),
    fc.integer({ min: 1, max: 7 }),
    (parts, lives, steps) => {
      // Each round has a time of its own, behind all the others.
      const before = line.store.read.get('SELECT ifnull(max(decided_at), 0) + 1000 AS at FROM inspection') as {
        at: number;
      };
      const from = Math.max(AT, before.at);
      const wanted: { id: InspectionId; at: number }[] = [];
      for (const { kind, at } of parts) {
        const decidedAt = kind === 'earlier' ? from - 1 - at : kind === 'later' ? from + 100 + at : from + at;
        const facts: Partial<InspectionRecord> = {
          decidedAt,
          ...(kind === 'manual' ? { automationLevel: 'manual' } : {}),
          ...(kind === 'unreadable' ? UNREADABLE : {}),
        };
        const id = line.record(facts, line.laneIds[kind === 'other lane' ? 1 : 0]);
        if (kind === 'seen') wanted.push({ id, at: decidedAt });
      }
      const order = { modelSha256: line.sha256, from, until: from + 100, laneId: line.laneIds[0] };
      const id = addReplay(line.store.write, order, MADE);
      line.record({ decidedAt: from + 5 }); // recorded after it began: not its concern
      const seen = [...lives, Number.POSITIVE_INFINITY].flatMap((atMost) => liveOnce(line, id, steps, atMost));
      expect(seen).toEqual(wanted.sort((a, b) => a.at - b.at || a.id - b.id).map((part) => part.id));
      expect(replayOf(line.store.read, id)).toMatchObject({ looked: seen.length, discordant: seen.length });
    },
  );
  fc.assert(property, { numRuns: 40 });
  expect(countRollupDifferences(line.store.read)).toBe(0);
});

const UNREADABLE: Partial<InspectionRecord> = {
  outcome: 'unreadable',
  width: 0,
  height: 0,
  verdict: {
    kind: 'undetermined',
    reasons: [{ code: 'fault', fault: { code: 'image-unreadable', why: 'noted', figures: { complaint: 'cut' } } }],
  },
  signal: 'ERROR',
};

test('a missing image is counted and named, and is not a verdict', async () => {
  const { store, sha256, record, begin } = await openLine();
  const gone = record({});
  const id = begin();
  addReplayGap(store.write, id, replayPart(store.read, gone), { code: 'file-vanished' });
  expect(replaysOf(store.read, sha256)).toMatchObject([{ id, looked: 0, withoutPicture: 1 }]);
  expect(replayGaps(store.read, id, 10)).toEqual([
    { inspectionId: gone, name: 'SN1', fault: { code: 'file-vanished' } },
  ]);
  expect(liveOnce({ store } as Line, id, 5, 9)).toEqual([]);
});

test('replays take turns in the order in which they were requested, and end once', async () => {
  const { store, sha256, begin } = await openLine();
  const [first, second] = [begin(), begin()];
  expect(replaysOf(store.read, sha256).map(({ id, state }) => [id, state])).toEqual([
    [second, 'waiting'],
    [first, 'running'],
  ]);
  const fault = { code: 'detector-failed', why: 'noted', figures: { complaint: 'it threw' } } as const;
  expect(endReplay(store.write, first, { ending: 'failed', endedAt: AT, fault })).toBe(true);
  expect(endReplay(store.write, first, { ending: 'done', endedAt: AT })).toBe(false);
  expect(nextReplay(store.read)).toBe(second);
  expect(replayOf(store.read, first)).toMatchObject({ state: 'failed', fault, endedBy: null });
  endReplay(store.write, second, { ending: 'cancelled', endedAt: AT, endedBy: 'Eva' });
  expect(nextReplay(store.read)).toBeNull();
  expect(replayOf(store.read, second)).toMatchObject({ state: 'cancelled', endedBy: 'Eva', endedAt: AT });
});
