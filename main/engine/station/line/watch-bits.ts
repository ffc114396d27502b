import type { UsedBits } from '../../../../preload/contract/station/lane.ts';
import type { LaneId } from '../../../../preload/contract/values/units.ts';
import type { ShotRecord } from '../../store/recording/shot-record.ts';
import { bitsFor } from '../../vision/picture/used-bits.ts';

export type BitsWatch = {
  readonly note: (record: ShotRecord) => void;
  readonly seen: (id: LaneId) => UsedBits;
};

/**
 * Collects how many bits the images of a lane use if nobody has set it: one dark image may use fewer than its
 * camera can, so an engineer is shown the most of all.
 */
export function watchBits(): BitsWatch {
  const most = new Map<LaneId, NonNullable<UsedBits>>();
  return {
    note: (record) => {
      if (record.kind !== 'inspection') return;
      for (const reason of record.verdict.reasons) {
        if (reason.code !== 'fault' || reason.fault.code !== 'picture-bits') continue;
        const { laneId } = record.shot;
        most.set(laneId, bitsFor(2 ** Math.max(reason.fault.bits, most.get(laneId) ?? 0) - 1));
      }
    },
    seen: (id) => most.get(id) ?? null,
  };
}
