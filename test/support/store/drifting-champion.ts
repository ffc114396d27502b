import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import type { Lane } from '../../../preload/contract/station/lane.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import type { TestStation } from '../station/start-station.ts';
import { inspectionRecord } from './records.ts';

export const QUARTER = 15 * 60_000;
/** One shift, almost. */
export const QUARTERS = 92;
const FAILED: Partial<InspectionRecord> = {
  verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] },
  signal: 'FAIL',
};

/** Twenty parts in each quarter of an hour from `from` on, three or four of them failed by the champion, except for the last ones, which `last` sets. */
export function driftingParts(
  place: Pick<Parameters<typeof inspectionRecord>[0], 'laneId' | 'recipeId'>,
  modelSha256: Sha256,
  from: number,
  last: number,
): readonly (readonly InspectionRecord[])[] {
  return Array.from({ length: QUARTERS }, (_, quarter) => {
    const fails = quarter > QUARTERS - 4 ? last : 3 + (quarter % 2);
    return Array.from({ length: 20 }, (_each, index) => {
      const at = from + quarter * QUARTER + index * 40_000;
      const facts = { modelSha256, decidedAt: at, ...(index < fails && FAILED) };
      return inspectionRecord({ ...place, at }, `${quarter}-${index}.jpg`, facts);
    });
  });
}

/** Makes the champion of a lane fail more parts than usual in the last quarters of an hour of a shift that has lasted most of a day. */
export async function writeDrift(station: TestStation, lane: Lane, champion: Sha256): Promise<void> {
  const from = (Math.floor(Date.now() / QUARTER) - QUARTERS) * QUARTER;
  const began = new Date(from);
  await station.ask('station.change-settings', { shiftStarts: [began.getHours() * 60 + began.getMinutes()] });
  const place = { laneId: lane.id, recipeId: lane.recipeId };
  for (const records of driftingParts(place, champion, from, 14)) writeRecords(station.store.write, records);
}
