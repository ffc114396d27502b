import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import type { WriteDb } from '../handles.ts';

export type ChangeEvent = {
  /** Named like an event, `lane.changed`. */
  readonly name: string;
  /** What was changed: an id, a hash. */
  readonly subject: string;
  /** The new state, without anything secret. */
  readonly body: unknown;
};

/** Records who changed what in the set-up. */
export function noteChange(db: WriteDb, actor: Actor, madeAt: Instant, change: ChangeEvent): void {
  db.run(
    `INSERT INTO change_event (made_at, person_id, made_by, name, subject, body)
     VALUES (@madeAt, @personId, @madeBy, @name, @subject, @body)`,
    {
      madeAt,
      personId: actor.personId,
      madeBy: actor.name,
      name: change.name,
      subject: change.subject,
      body: JSON.stringify(change.body),
    },
  );
}
