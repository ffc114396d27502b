import { z } from 'zod';
import { type Person, personSchema } from '../../../../preload/contract/people/person.ts';
import { type PersonId, personIdSchema } from '../../../../preload/contract/values/units.ts';
import { type Steady, steadyMs } from '../../clock.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';

/** A PIN as it is stored: scrypt of it with its own salt, at 2 to the power of `cost`. */
export type PinHash = { readonly salt: Uint8Array; readonly hash: Uint8Array; readonly cost: number };
/** Consecutive wrong PINs of one person at one seat, and until when nobody may try there. */
export type PinTries = { readonly wrongPins: number; readonly lockedUntil: Steady };

const rowSchema = personSchema.extend({
  isActive: z.number().transform(Boolean),
  isTraining: z.number().transform(Boolean),
});
const pinRowSchema = z.object({ salt: z.instanceof(Uint8Array), hash: z.instanceof(Uint8Array), cost: z.number() });
const triesSchema = z.object({ wrongPins: z.number(), lockedUntil: z.number().transform(steadyMs) });
const COLUMNS = 'id, name, role, is_active AS isActive, is_training AS isTraining';

export function people(db: ReadDb): readonly Person[] {
  return parseRows(rowSchema, db.all(`SELECT ${COLUMNS} FROM person ORDER BY name`));
}

export function personOf(db: ReadDb, id: PersonId): Person | null {
  return parseRow(rowSchema, db.get(`SELECT ${COLUMNS} FROM person WHERE id = @id`, { id }));
}

export function addPerson(db: WriteDb, person: Pick<Person, 'name' | 'role'>, pin: PinHash): Person {
  const { rowId } = db.run(
    'INSERT INTO person (name, role, is_active, pin_salt, pin_hash, pin_cost) VALUES (@name, @role, 1, @salt, @hash, @cost)',
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

/** A new PIN, or the same one hashed again. */
export function changePin(db: WriteDb, id: PersonId, pin: PinHash): void {
  db.run('UPDATE person SET pin_salt = @salt, pin_hash = @hash, pin_cost = @cost WHERE id = @id', { id, ...pin });
}

/** The PIN of somebody who may sign in. */
export function pinOf(db: ReadDb, id: PersonId): PinHash | null {
  const row = db.get(
    'SELECT pin_salt AS salt, pin_hash AS hash, pin_cost AS cost FROM person WHERE id = @id AND is_active = 1',
    { id },
  );
  return parseRow(pinRowSchema, row);
}

/** Where attempts from this window are counted for this person: at the window itself once they have signed in there, otherwise with all others. */
export function seatOf(db: ReadDb, personId: PersonId, windowId: string): string {
  const known = db.get('SELECT 1 FROM pin_guess WHERE person_id = @personId AND seat = @windowId', {
    personId,
    windowId,
  });
  return known === undefined ? '' : windowId;
}

export function pinTries(db: ReadDb, personId: PersonId, seat: string): PinTries {
  const row = db.get(
    'SELECT wrong_pins AS wrongPins, locked_until AS lockedUntil FROM pin_guess WHERE person_id = @personId AND seat = @seat',
    { personId, seat },
  );
  return parseRow(triesSchema, row) ?? { wrongPins: 0, lockedUntil: steadyMs(0) };
}

export function setPinTries(db: WriteDb, personId: PersonId, seat: string, tries: PinTries): void {
  db.run(
    `INSERT INTO pin_guess (person_id, seat, wrong_pins, locked_until) VALUES (@personId, @seat, @wrongPins, @lockedUntil)
     ON CONFLICT DO UPDATE SET wrong_pins = excluded.wrong_pins, locked_until = excluded.locked_until`,
    { personId, seat, ...tries },
  );
}

/** An engineer has given the person a new PIN: guesses at the old one no longer count. */
export function forgetPinTries(db: WriteDb, personId: PersonId): void {
  db.run('UPDATE pin_guess SET wrong_pins = 0, locked_until = 0 WHERE person_id = @personId', { personId });
}
