import { z } from 'zod';
import type { Sha256 } from '../../../preload/contract/units.ts';
import { parseRow, type ReadDb } from './handles.ts';
import { sha256Blob } from './sha256.ts';

const idSchema = z.object({ id: z.number() });

/** The number under which rows name this model. Throws for one that was never registered: nothing may be recorded of it. */
export function modelIdOf(db: ReadDb, sha256: Sha256): number {
  const row = parseRow(idSchema, db.get('SELECT id FROM model WHERE sha256 = @hash', { hash: sha256Blob(sha256) }));
  if (row === null) throw new Error(`Model ${sha256} is not registered`);
  return row.id;
}
