import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Actor, Person } from '../../../../preload/contract/people/person.ts';
import { steadyMs } from '../../clock.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import {
  addPerson,
  changePerson,
  changePin,
  forgetPinTries,
  type PinHash,
  people,
  personOf,
  setPinTries,
} from '../../store/set-up/people.ts';
import type { HandlersOf } from '../handlers.ts';
import { lookHandlers } from './look.ts';
import { hashPin } from './pin.ts';
import { type PersonDeps, signInHandlers } from './sign-in.ts';

export function personHandlers(deps: PersonDeps): HandlersOf<'person'> {
  const { store, clock, announce } = deps;
  const { read, write } = store;
  const noted = (actor: Actor, name: string, person: Person): Result<Person> => {
    noteChange(write, actor, clock.now(), { name, subject: String(person.id), body: person });
    announce.listChanged('people');
    return ok(person);
  };
  const add = (actor: Actor, draft: Pick<Person, 'name' | 'role'>, pin: PinHash, objection: () => Fault | null) =>
    write.transaction(() => {
      const fault = objection() ?? nameObjection(people(write), draft.name, null);
      return fault === null ? noted(actor, 'person.added', addPerson(write, draft, pin)) : failed(fault);
    });

  return {
    ...signInHandlers(deps),
    ...lookHandlers(deps),
    // Before signing in one sees only the names of people, and nothing else about them.
    'person.list': (_input, { role }) =>
      ok(
        role === 'nobody'
          ? people(read).flatMap((person) => (person.isActive ? [{ ...person, isTraining: false }] : []))
          : [...people(read)],
      ),
    'person.add-first': async ({ name, pin }, actor) => {
      // Asked first: hashing costs time that nobody should make the station spend.
      if (people(read).length > 0) return failed(conflict('first-person-known'));
      const hash = await hashPin(pin);
      const added = add(actor, { name, role: 'engineer' }, hash, () =>
        people(write).length === 0 ? null : conflict('first-person-known'),
      );
      // This signs them in, at this window.
      if (added.ok) setPinTries(write, added.value.id, actor.windowId, { wrongPins: 0, lockedUntil: steadyMs(0) });
      return added;
    },
    'person.add': async ({ name, role, pin }, actor) => add(actor, { name, role }, await hashPin(pin), () => null),
    'person.change': async ({ pin, ...person }, actor) => {
      const hash = pin === undefined ? null : await hashPin(pin);
      return write.transaction(() => {
        const fault = changeObjection(people(write), person);
        if (fault !== null) return failed(fault);
        changePerson(write, person);
        if (hash !== null) {
          changePin(write, person.id, hash);
          forgetPinTries(write, person.id);
        }
        return noted(actor, hash === null ? 'person.changed' : 'person.pin-changed', person);
      });
    },
    'person.set-training': ({ id, isTraining }, actor) =>
      write.transaction(() => {
        const person = personOf(write, id);
        if (person === null) return failed(notFound('person', id));
        changePerson(write, { ...person, isTraining });
        return noted(actor, 'person.training-set', { ...person, isTraining });
      }),
  };
}

function nameObjection(all: readonly Person[], name: string, id: number | null): Fault | null {
  const isTaken = all.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());
  return isTaken ? conflict('person-name-taken', name) : null;
}

function changeObjection(all: readonly Person[], next: Person): Fault | null {
  if (!all.some((other) => other.id === next.id)) return notFound('person', next.id);
  const isEngineer = (person: Person) => person.role === 'engineer' && person.isActive;
  const hasEngineer = all.some((other) => isEngineer(other.id === next.id ? next : other));
  if (!hasEngineer) return conflict('last-engineer');
  return nameObjection(all, next.name, next.id);
}
