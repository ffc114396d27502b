import type { Fault } from '../../../../preload/contract/faults/result.ts';
import { type InspectionId, inspectionIdSchema, type ShotId } from '../../../../preload/contract/values/units.ts';
import { isFailedLook } from '../../../domain/rollout/failed-look.ts';
import { isOfTwoModels } from '../../../domain/rollout/of-two-models.ts';
import { isOfPicture } from '../../../domain/verdict/picture-fault.ts';
import { UnwritableValue } from '../columns/json-column.ts';
import type { WriteDb } from '../handles.ts';
import { queueSignal } from '../line/line-messages.ts';
import { addShadowVerdict } from '../models/shadow-verdicts.ts';
import { insertReviewItem } from '../review/review-items.ts';
import { addRolloutLook } from '../rollout/rollout-pairs.ts';
import { addRolloutPart } from '../rollout/rollout-parts.ts';
import { rolloutOf } from '../rollout/rollouts.ts';
import { tellRollout } from '../rollout/tell-rollout.ts';
import { addToRollups } from '../rollups/rollups.ts';
import { insertDetections, insertInspection, insertShot } from './insert-inspection.ts';
import { findByContent, findByPixels, noteStamps } from './known-files.ts';
import { findSameFile } from './same-file.ts';
import type { InspectionRecord, Recorded, RolloutPlace, ShotRecord } from './shot-record.ts';
import { struckPart } from './struck-part.ts';

/**
 * Writes all of `records` in one transaction, with their line messages and roll-ups, and returns the result of each, in
 * their order: durable when it returns; if it throws, nothing was written.
 */
export function writeRecords(db: WriteDb, records: readonly ShotRecord[]): readonly Recorded[] {
  return db.transaction(() => {
    const outcomes = records.map((record) => recordOne(db, record));
    const written = outcomes.flatMap(writtenId);
    const first = written[0];
    const last = written.at(-1);
    // There is one writer: the ids of a transaction are consecutive, so first and last name them all.
    if (first !== undefined && last !== undefined) addToRollups(db, { first, last, ...countedOf(records) });
    return outcomes;
  });
}

/** What of the records decides which roll-ups they are counted in. */
function countedOf(records: readonly ShotRecord[]) {
  const inspections = records.filter((record) => record.kind === 'inspection');
  return {
    decidedFrom: Math.min(...inspections.map(({ decidedAt }) => decidedAt)),
    hasFaults: inspections.some(({ verdict }) => verdict.reasons.some(({ code }) => code === 'fault')),
    namesClasses: inspections.some(({ verdict, detections }) => verdict.kind === 'fail' || detections.length > 0),
    hasUnpassedBoxes: inspections.some(({ verdict, detections }) => verdict.kind !== 'pass' && detections.length > 0),
  };
}

function writtenId(outcome: Recorded): readonly number[] {
  switch (outcome.kind) {
    case 'inspected':
      return [outcome.inspectionId];
    case 'duplicate':
      return [outcome.shotId];
    case 'already':
      return [];
    default:
      return outcome satisfies never;
  }
}

function recordOne(db: WriteDb, record: ShotRecord): Recorded {
  const duplicateOf = record.kind === 'duplicate' ? record.duplicateOf : knownPicture(db, record);
  const isTold = record.kind === 'duplicate' && record.isTold;
  const sameFile = duplicateOf === null || isTold ? null : findSameFile(db, record.shot);
  const inserted = insertShot(db, record.shot, duplicateOf);
  if (!inserted.isNew) {
    if (record.shot.stamp !== null) noteStamps(db, new Map([[inserted.id, record.shot.stamp]]));
    return { kind: 'already', shotId: inserted.id };
  }
  if (duplicateOf !== null) {
    const seq = isTold || sameFile !== null ? null : queueSignal(db, inserted.id, record.shot.admittedAt);
    return { kind: 'duplicate', shotId: inserted.id, of: duplicateOf, seq };
  }
  if (record.kind === 'duplicate') throw new Error('A duplicate names the shot that it repeats');
  const inspectionId = inspectionIdSchema.parse(inserted.id);
  insertInspection(db, inspectionId, record);
  insertDetections(db, inspectionId, record.detections);
  if (record.review !== null) insertReviewItem(db, inspectionId, record.review, record.decidedAt);
  if (record.rollout !== undefined) noteRollout(db, inspectionId, record, record.rollout);
  const seq = queueSignal(db, inserted.id, record.decidedAt);
  return { kind: 'inspected', inspectionId, seq };
}

/** Which way the part went, and what the challenger said of it, with the part itself: a restart finds all of it, or nothing. */
function noteRollout(
  db: WriteDb,
  inspectionId: InspectionId,
  record: InspectionRecord,
  { rolloutId, arm, drawnIn, challenger }: RolloutPlace,
): void {
  const { decidedAt, verdict } = record;
  const { laneId, lot } = record.shot;
  const strike = (fault: Fault): void => {
    tellRollout(db, rolloutId, { kind: 'struck', fault, part: struckPart(inspectionId, record) }, { at: decidedAt });
  };
  addRolloutPart(db, rolloutId, { inspectionId, arm, drawnIn, at: decidedAt });
  if (challenger === null) {
    const fault = ownFailure(record);
    if (fault !== null && rolloutOf(db, rolloutId)?.challenger === record.modelSha256) strike(fault);
    return;
  }
  const { modelSha256, look } = challenger;
  const champion = verdict.kind;
  const fault = look.verdict.reasons.find((reason) => reason.code === 'fault')?.fault;
  if (fault !== undefined && !isOfPicture(fault.code)) strike(fault);
  try {
    addShadowVerdict(db, { modelSha256, inspectionId, laneId, lot, decidedAt, champion }, look);
  } catch (error) {
    // What no record can hold is the challenger’s failure, and none of the part’s.
    if (!(error instanceof UnwritableValue)) throw error;
    strike({ code: 'record-unwritable', complaint: error.message });
    return;
  }
  if (!isOfTwoModels(verdict, look.verdict)) return;
  const pair = { champion, challenger: look.verdict.kind };
  addRolloutLook(db, rolloutId, { inspectionId, pair, arm, at: decidedAt });
}

/** What the model that decided a part failed with: a challenger that decides, alone in its share or as champion, is rolled back for it; the part itself is ERROR. */
function ownFailure({ verdict: { reasons } }: InspectionRecord): Fault | null {
  const fault = reasons.find((reason) => reason.code === 'fault')?.fault;
  return fault !== undefined && isFailedLook(fault) ? fault : null;
}

/** Two files with one picture may have been looked at side by side: the second to be recorded is the duplicate. */
function knownPicture(db: WriteDb, { outcome, shot }: InspectionRecord): ShotId | null {
  if (outcome === 'unreadable' || shot.imageSha256 === null) return null;
  const sameBytes = findByContent(db, shot.imageSha256);
  return sameBytes ?? (shot.pixelHash === null ? null : findByPixels(db, shot.pixelHash));
}
