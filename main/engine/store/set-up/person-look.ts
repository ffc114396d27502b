import { type PersonLook, personLookSchema } from '../../../../preload/contract/people/person.ts';
import type { PersonId } from '../../../../preload/contract/values/units.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';

export const AS_THE_STATION: PersonLook = { language: null, theme: null };

export function personLook(db: ReadDb, id: PersonId): PersonLook {
  const row = db.get('SELECT language, theme FROM person_look WHERE person_id = @id', { id });
  return parseRow(personLookSchema, row) ?? AS_THE_STATION;
}

export function changePersonLook(db: WriteDb, id: PersonId, look: PersonLook): void {
  db.run(
    `INSERT INTO person_look (person_id, language, theme) VALUES (@id, @language, @theme)
     ON CONFLICT DO UPDATE SET language = excluded.language, theme = excluded.theme`,
    { id, ...look },
  );
}
