import path from 'node:path';
import type { StruckPart } from '../../../../preload/contract/models/rollout.ts';
import type { InspectionId } from '../../../../preload/contract/values/units.ts';
import type { InspectionRecord } from './shot-record.ts';

/** How a roll-out names the part on which its challenger failed. */
export function struckPart(id: InspectionId, { shot }: Pick<InspectionRecord, 'shot'>): StruckPart {
  return { id, name: shot.serial ?? path.posix.basename(shot.relativePath) };
}
