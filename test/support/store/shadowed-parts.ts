import { decide } from '../../../main/domain/verdict/decide.ts';
import { addShadowVerdict, countSkipped } from '../../../main/engine/store/models/shadow-verdicts.ts';
import type { InspectionRecord, ReviewNeed } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import type { VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import { addTestLane } from '../lines/test-lane.ts';
import { addTestModels } from '../models/registered-models.ts';
import type { TestDesk } from '../station/test-desk.ts';
import { detection, inspectionRecord, type RecordPlace } from './records.ts';

const BODY = {
  ...DEFAULT_RECIPE_BODY,
  defects: ['crack', 'scratch', 'stain'].map((className) => ({ className, rejectAt: 0.6, clearBelow: 0.3 })),
};

/** What a model found on a part: classes with their scores. From 0.6 a class fails the part, from 0.3 the model is unsure. */
export type Found = Readonly<Record<string, number>>;

export type ShadowedPart = {
  readonly name: string;
  readonly lot?: string;
  readonly at?: number;
  readonly place?: RecordPlace;
  readonly champion: Found;
  /** `null`: it was short of time. */
  readonly challenger: Found | null;
  readonly review?: ReviewNeed;
};

/** A lane where a model runs in shadow beside the champion. */
export function shadowedLane({ store }: TestDesk, at: number) {
  const [challenger = ''] = addTestModels(store, at, ['2']);
  const place = addTestLane(store, at, BODY);

  function add(part: ShadowedPart): InspectionId {
    const { name, lot = 'L-1', place: where = place } = part;
    const decidedAt = part.at ?? at;
    const verdict = verdictOn(part.champion);
    const made: InspectionRecord = inspectionRecord({ ...where, at: decidedAt }, name, {
      verdict,
      signal: signalOf(verdict.kind),
      detections: detectionsOf(part.champion),
      stageTimes: { prepare: 2, detect: 21, read: 1 },
      review: part.review ?? null,
      decidedAt,
    });
    const [recorded] = writeRecords(store.write, [{ ...made, shot: { ...made.shot, lot } }]);
    if (recorded?.kind !== 'inspected') throw new Error(`${name} was not recorded`);
    const { inspectionId } = recorded;
    const seen = {
      modelSha256: challenger,
      inspectionId,
      laneId: where.laneId,
      lot,
      decidedAt,
      champion: verdict.kind,
    };
    if (part.challenger === null) countSkipped(store.write, seen);
    else {
      const look = { detections: detectionsOf(part.challenger), lookedAt: decidedAt + 90, lookMs: 48 };
      addShadowVerdict(store.write, seen, { ...look, verdict: verdictOn(part.challenger) });
    }
    return inspectionId;
  }
  return { challenger, place, add };
}

export function verdictOn(found: Found) {
  return decide({ detections: detectionsOf(found), isCut: false }, BODY);
}

function detectionsOf(found: Found) {
  return Object.entries(found).map(([className, score]) => detection(className, score));
}

function signalOf(verdict: VerdictKind) {
  return ({ pass: 'PASS', fail: 'FAIL', undetermined: 'HOLD' } as const)[verdict];
}
