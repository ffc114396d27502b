import { z } from 'zod';
import { type Person, personSchema } from '../../../preload/contract/person.ts';
import { type PersonId, personIdSchema } from '../../../preload/contract/units.ts';
import { type Steady, steadyMs } from '../clock.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from './handles.ts';

/** A PIN as it is kept: scrypt of it with a salt of its own. */
export type PinHash = { readonly salt: Uint8Array; readonly hash: Uint8Array };
export type PinState = PinHash & { readonly wrongPins: number; readonly lockedUntil: Steady };

const rowSchema = personSchema.extend({
  isActive: z.number().transform(Boolean),
  isTraining: z.number().transform(Boolean),
});
const pinRowSchema = z.object({
  salt: z.instanceof(Uint8Array),
  hash: z.instanceof(Uint8Array),
  wrongPins: z.number(),
  lockedUntil: z.number().transform(steadyMs),
});
const COLUMNS = 'id, name, role, is_active AS isActive, is_training AS isTraining';

export function people(db: ReadDb): readonly Person[] {
  return parseRows(rowSchema, db.all(`SELECT ${COLUMNS} FROM person ORDER BY name`));
}

export function personOf(db: ReadDb, id: PersonId): Person | null {
  return parseRow(rowSchema, db.get(`SELECT ${COLUMNS} FROM person WHERE id = @id`, { id }));
}

export function addPerson(db: WriteDb, person: Pick<Person, 'name' | 'role'>, pin: PinHash): Person {
  const { rowId } = db.run(
    'INSERT INTO person (name, role, is_active, pin_salt, pin_hash) VALUES (@name, @role, 1, @salt, @hash)',
    { ...person, ...pin },
  );
  return { ...person, id: personIdSchema.parse(rowId), isActive: true, isTraining: false };
}

export function changePerson(db: WriteDb, person: Person): void {
  db.run(
    'UPDATE person SET name = @name, role = @role, is_active = @isActive, is_training = @isTraining WHERE id = @id',
    {
      ...person,
      isActive: person.isActive ? 1 : 0,
      isTraining: person.isTraining ? 1 : 0,
    },
  );
}

export function changePin(db: WriteDb, id: PersonId, pin: PinHash): void {
  db.run('UPDATE person SET pin_salt = @salt, pin_hash = @hash, wrong_pins = 0, locked_until = 0 WHERE id = @id', {
    id,
    ...pin,
  });
}

export function pinStateOf(db: ReadDb, id: PersonId): PinState | null {
  return parseRow(
    pinRowSchema,
    db.get(
      `SELECT pin_salt AS salt, pin_hash AS hash, wrong_pins AS wrongPins, locked_until AS lockedUntil
       FROM person WHERE id = @id AND is_active = 1`,
      { id },
    ),
  );
}

export function setPinTries(db: WriteDb, id: PersonId, wrongPins: number, lockedUntil: Steady): void {
  db.run('UPDATE person SET wrong_pins = @wrongPins, locked_until = @lockedUntil WHERE id = @id', {
    id,
    wrongPins,
    lockedUntil,
  });
}
