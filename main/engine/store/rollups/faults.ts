import { decidedWithin, type RollupTable, SLOT_MS } from './rollup-table.ts';

/** Parts that could not be decided because of a fault, by its code. */
export const faults: RollupTable = {
  name: 'rollup_fault',
  key: ['slot', 'lane_id', 'code'],
  sums: ['parts'],
  slotMs: SLOT_MS,
  concerns: ({ hasFaults }) => hasFaults,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) => `
    SELECT i.decided_at / ${slotMs}, s.lane_id, i.fault_code, count(*)
    FROM inspection i JOIN shot s ON s.id = i.id WHERE i.fault_code IS NOT NULL AND ${admits('i.id')}
    GROUP BY 1, 2, 3`,
};
