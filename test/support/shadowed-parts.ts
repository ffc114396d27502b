import { decide } from '../../main/domain/decide.ts';
import { recordAll } from '../../main/engine/store/record-all.ts';
import type { InspectionRecord, ReviewNeed } from '../../main/engine/store/records.ts';
import { addShadowVerdict, countSkipped } from '../../main/engine/store/shadow-verdicts.ts';
import type { VerdictKind } from '../../preload/contract/inspection.ts';
import { DEFAULT_RECIPE_BODY } from '../../preload/contract/recipe.ts';
import type { InspectionId } from '../../preload/contract/units.ts';
import { detection, inspectionRecord, type RecordPlace } from './records.ts';
import { addTestModels } from './registered-models.ts';
import type { TestDesk } from './test-desk.ts';
import { addTestLane } from './test-lane.ts';

const BODY = {
  ...DEFAULT_RECIPE_BODY,
  defects: ['crack', 'scratch', 'stain'].map((className) => ({ className, rejectAt: 0.6, clearBelow: 0.3 })),
};

/** What a model found on a part: classes with their scores. From 0.6 on a class fails the part, from 0.3 on it is unsure. */
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

/** A lane at which a model looks on beside the champion. */
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
    const [recorded] = recordAll(store.write, [{ ...made, shot: { ...made.shot, lot } }]);
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
