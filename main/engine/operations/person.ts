import { conflict } from '../../../preload/contract/conflict.ts';
import { notFound } from '../../../preload/contract/missing-thing.ts';
import type { Actor, Person } from '../../../preload/contract/person.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/result.ts';
import { type Clock, steadyMs } from '../clock.ts';
import { noteChange } from '../store/change-events.ts';
import type { Store } from '../store/open.ts';
import {
  addPerson,
  changePerson,
  changePin,
  type PinHash,
  people,
  personOf,
  pinStateOf,
  setPinTries,
} from '../store/people.ts';
import { releaseItems } from '../store/review-items.ts';
import type { Announce } from './announce.ts';
import type { HandlersOf } from './handlers.ts';
import { countTry, hashPin, isPin, wrongPinFault } from './pin.ts';

export type PersonDeps = { readonly store: Store; readonly clock: Clock; readonly announce: Announce };

export function personHandlers({ store, clock, announce }: PersonDeps): HandlersOf<'person'> {
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
    'person.list': () => ok([...people(read)]),
    'person.add-first': async ({ name, pin }, actor) => {
      const hash = await hashPin(pin);
      return add(actor, { name, role: 'engineer' }, hash, () =>
        people(write).length === 0 ? null : conflict('first-person-known'),
      );
    },
    'person.add': async ({ name, role, pin }, actor) => add(actor, { name, role }, await hashPin(pin), () => null),
    'person.change': async ({ pin, ...person }, actor) => {
      const hash = pin === undefined ? null : await hashPin(pin);
      return write.transaction(() => {
        const fault = changeObjection(people(write), person);
        if (fault !== null) return failed(fault);
        changePerson(write, person);
        if (hash !== null) changePin(write, person.id, hash);
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
    'person.sign-in': async ({ id, pin }, actor) => {
      const now = clock.steady();
      const state = pinStateOf(read, id);
      if (state === null) return failed(notFound('person', id));
      if (state.lockedUntil > now) return failed({ code: 'pin-locked', waitMs: state.lockedUntil - now });
      const counted = countTry(state, now);
      setPinTries(write, id, counted.wrongPins, counted.lockedUntil);
      if (!(await isPin(pin, state))) return failed(wrongPinFault(counted, now));
      setPinTries(write, id, 0, steadyMs(0));
      const person = personOf(read, id);
      if (person === null) throw new Error(`Person ${id} has a PIN and no row`);
      noteChange(
        write,
        { ...actor, personId: id, name: person.name },
        clock.now(),
        signed('person.signed-in', id, actor),
      );
      return ok(person);
    },
    'person.signed-out': (_input, actor) => {
      releaseItems(write, actor.windowId, 'all');
      noteChange(write, actor, clock.now(), signed('person.signed-out', actor.personId, actor));
      announce.reviewChanged();
      return ok({});
    },
  };
}

function signed(name: string, id: number | null, actor: Actor) {
  return { name, subject: String(id), body: { windowId: actor.windowId } };
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
