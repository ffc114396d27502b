import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Actor, Person } from '../../../../preload/contract/people/person.ts';
import type { PersonId } from '../../../../preload/contract/values/units.ts';
import { type Clock, steadyMs } from '../../clock.ts';
import type { Store } from '../../store/opening/open.ts';
import { releaseItems } from '../../store/review/review-items.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import {
  addPerson,
  changePerson,
  changePin,
  forgetPinTries,
  type PinHash,
  people,
  personOf,
  pinOf,
  pinTries,
  seatOf,
  setPinTries,
} from '../../store/set-up/people.ts';
import { refusedSignIns } from '../../store/set-up/refused-sign-ins.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import { countTry, hashPin, isPin, PIN_COST, wrongPinFault } from './pin.ts';

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

  /** Writes down that somebody tried, and where. */
  const refused = (actor: Actor, id: PersonId, fault: Fault) => {
    const waitMs = fault.code === 'pin-locked' ? fault.waitMs : 0;
    const body = { windowId: actor.windowId, waitMs };
    noteChange(write, actor, clock.now(), { name: 'person.sign-in-refused', subject: String(id), body });
    return failed(fault);
  };

  return {
    // Who is not signed in sees whom they may sign in as, and no more of them.
    'person.list': (_input, { role }) =>
      ok(
        role === 'nobody'
          ? people(read).flatMap((person) => (person.isActive ? [{ ...person, isTraining: false }] : []))
          : [...people(read)],
      ),
    'person.add-first': async ({ name, pin }, actor) => {
      // Asked first: a hash costs time that nobody shall make the station spend.
      if (people(read).length > 0) return failed(conflict('first-person-known'));
      const hash = await hashPin(pin);
      const added = add(actor, { name, role: 'engineer' }, hash, () =>
        people(write).length === 0 ? null : conflict('first-person-known'),
      );
      // They are signed in by this, at this window.
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
    'person.sign-in': async ({ id, pin }, actor) => {
      const now = clock.steady();
      const kept = pinOf(read, id);
      if (kept === null) return failed(notFound('person', id));
      const seat = seatOf(write, id, actor.windowId);
      const before = pinTries(write, id, seat);
      if (before.lockedUntil > now) return failed({ code: 'pin-locked', waitMs: before.lockedUntil - now });
      const counted = countTry(before, now);
      setPinTries(write, id, seat, counted);
      if (!(await isPin(pin, kept))) return refused(actor, id, wrongPinFault(counted, now));
      const person = personOf(read, id);
      if (person === null) throw new Error(`Person ${id} has a PIN and no row`);
      const anew = kept.cost < PIN_COST ? await hashPin(pin) : null;
      write.transaction(() => {
        if (anew !== null) changePin(write, id, anew);
        const none = { wrongPins: 0, lockedUntil: steadyMs(0) };
        setPinTries(write, id, seat, none);
        setPinTries(write, id, actor.windowId, none);
        noteChange(
          write,
          { ...actor, personId: id, name: person.name },
          clock.now(),
          signed('person.signed-in', id, actor),
        );
      });
      return ok(person);
    },
    'person.change-own-pin': async ({ pin, next }, actor) => {
      const id = actor.personId;
      const kept = id === null ? null : pinOf(read, id);
      const person = id === null ? null : personOf(read, id);
      if (id === null || kept === null || person === null) return failed({ code: 'signed-out' });
      const now = clock.steady();
      const seat = seatOf(write, id, actor.windowId);
      const before = pinTries(write, id, seat);
      if (before.lockedUntil > now) return failed({ code: 'pin-locked', waitMs: before.lockedUntil - now });
      const counted = countTry(before, now);
      setPinTries(write, id, seat, counted);
      if (!(await isPin(pin, kept))) return refused(actor, id, wrongPinFault(counted, now));
      const hash = await hashPin(next);
      return write.transaction(() => {
        setPinTries(write, id, seat, { wrongPins: 0, lockedUntil: steadyMs(0) });
        changePin(write, id, hash);
        return noted(actor, 'person.pin-changed', person);
      });
    },
    'person.refused-sign-ins': ({ limit }) => ok([...refusedSignIns(read, limit)]),
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
