import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import type { WriteDb } from '../handles.ts';

/** Lets every control chart relearn its limits from `at` on. */
export function restartControl(db: WriteDb, { personId, name }: Actor, at: Instant, reason: string): void {
  db.run('INSERT INTO control_restart (at, person_id, made_by, reason) VALUES (@at, @personId, @name, @reason)', {
    at,
    personId,
    name,
    reason,
  });
}
