import type { Fault } from '../../preload/contract/faults/result.ts';
import { detectionSchema } from '../../preload/contract/models/model.ts';
import { opticsSchema } from '../../preload/contract/parts/picture.ts';
import { sizeSchema } from '../../preload/contract/values/geometry.ts';
import { nearestInstant } from '../../preload/contract/values/units.ts';
import { undeterminedBy } from '../domain/verdict/decide.ts';
import type { InspectionRecord, ShotFacts, ShotRecord } from './store/recording/shot-record.ts';

/** Whether a record was refused because of its content: it would be refused again on every try. */
export function isOfRecord({ code }: Fault): boolean {
  return code !== 'disk-full' && code !== 'store-unusable';
}

/**
 * What to record instead of a record that the store refuses, in the order to try: the part as ERROR with all of its data that
 * is sound, then with the file only. A part is waiting at the line, which has to be told.
 */
export function knownOf(record: ShotRecord, refusal: Fault): readonly ShotRecord[] {
  const shot = soundFacts(record.shot);
  if (record.kind === 'duplicate') return [{ ...record, shot }];
  const hasPicture = record.outcome === 'inspected' && sizeSchema.safeParse(record).success;
  const bare: InspectionRecord = {
    ...record,
    shot,
    modelSha256: null,
    verdict: undeterminedBy({ code: 'record-unwritable', complaint: complaintOf(refusal) }),
    signal: 'ERROR',
    detections: [],
    optics: null,
    stageTimes: {},
    ...(hasPicture ? {} : { outcome: 'unreadable', width: 0, height: 0 }),
    review: hasPicture ? { ask: 'fault', isBlind: false, dueAt: null } : null,
    decidedAt: nearestInstant(record.decidedAt),
    // The challenger's answer may be what was refused.
    ...(record.rollout !== undefined && { rollout: { ...record.rollout, challenger: null } }),
  };
  const sound: InspectionRecord = {
    ...bare,
    modelSha256: record.modelSha256,
    detections: record.detections.filter((detection) => detectionSchema.safeParse(detection).success),
    optics: opticsSchema.safeParse(record.optics).data ?? null,
  };
  return [sound, bare];
}

function soundFacts(shot: ShotFacts): ShotFacts {
  return {
    ...shot,
    mtimeMs: Number.isFinite(shot.mtimeMs) ? shot.mtimeMs : 0,
    capturedAt: nearestInstant(shot.capturedAt),
    admittedAt: nearestInstant(shot.admittedAt),
  };
}

function complaintOf(refusal: Fault): string {
  if (refusal.code === 'bad-request') return String(refusal.figures.complaint ?? refusal.why);
  return refusal.code === 'internal' ? refusal.message : refusal.code;
}
