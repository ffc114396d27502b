import { z } from 'zod';
import { parseRow, type WriteDb } from '../handles.ts';

const idSchema = z.object({ id: z.number() });

/** The number under which rows name this class; a new name gets the next one. */
export function defectClassId(db: WriteDb, name: string): number {
  const known = parseRow(idSchema, db.get('SELECT id FROM defect_class WHERE name = @name', { name }));
  return known?.id ?? db.run('INSERT INTO defect_class (name) VALUES (@name)', { name }).rowId;
}
