import type { InspectionId } from '../../../../preload/contract/values/units.ts';
import type { ReadDb } from '../handles.ts';

/** The SQL condition, given the name of an inspection's id, that it was taken at the line and not imported as a file. */
export function cameDownTheLine(id: string): string {
  return `NOT EXISTS (SELECT 1 FROM brought_part WHERE brought_part.inspection_id = ${id})`;
}

export function isBrought(db: ReadDb, id: InspectionId): boolean {
  return db.get('SELECT 1 FROM brought_part WHERE inspection_id = @id', { id }) !== undefined;
}
