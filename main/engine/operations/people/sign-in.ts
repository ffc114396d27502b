import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { PersonId } from '../../../../preload/contract/values/units.ts';
import { type Clock, steadyMs } from '../../clock.ts';
import type { Store } from '../../store/opening/open.ts';
import { releaseItems } from '../../store/review/review-items.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { changePin, type PinHash, personOf, pinOf, pinTries, seatOf, setPinTries } from '../../store/set-up/people.ts';
import { refusedSignIns } from '../../store/set-up/refused-sign-ins.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import { countTry, hashPin, isPin, PIN_COST, wrongPinFault } from './pin.ts';

export type PersonDeps = { readonly store: Store; readonly clock: Clock; readonly announce: Announce };

type SignInHandlers = Pick<
  HandlersOf<'person'>,
  'person.sign-in' | 'person.change-own-pin' | 'person.signed-out' | 'person.refused-sign-ins'
>;

const NO_TRIES = { wrongPins: 0, lockedUntil: steadyMs(0) };

/** A person at a window, and the PIN that proves it. */
export function signInHandlers(deps: PersonDeps): SignInHandlers {
  const { store, clock, announce } = deps;
  const { read, write } = store;
  return {
    'person.sign-in': async ({ id, pin }, actor) => {
      const kept = pinOf(read, id);
      if (kept === null) return failed(notFound('person', id));
      const { seat, fault } = await tryPin(deps, actor, { id, pin, kept });
      if (fault !== null) return failed(fault);
      const person = personOf(read, id);
      if (person === null) throw new Error(`Person ${id} has a PIN and no row`);
      const anew = kept.cost < PIN_COST ? await hashPin(pin) : null;
      write.transaction(() => {
        if (anew !== null) changePin(write, id, anew);
        setPinTries(write, id, seat, NO_TRIES);
        setPinTries(write, id, actor.windowId, NO_TRIES);
        const signedIn = { ...actor, personId: id, name: person.name };
        noteChange(write, signedIn, clock.now(), signed('person.signed-in', id, actor));
      });
      return ok(person);
    },
    'person.change-own-pin': async ({ pin, next }, actor) => {
      const id = actor.personId;
      const kept = id === null ? null : pinOf(read, id);
      const person = id === null ? null : personOf(read, id);
      if (id === null || kept === null || person === null) return failed({ code: 'signed-out' });
      const { seat, fault } = await tryPin(deps, actor, { id, pin, kept });
      if (fault !== null) return failed(fault);
      const hash = await hashPin(next);
      return write.transaction(() => {
        setPinTries(write, id, seat, NO_TRIES);
        changePin(write, id, hash);
        noteChange(write, actor, clock.now(), { name: 'person.pin-changed', subject: String(id), body: person });
        announce.listChanged('people');
        return ok(person);
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

/**
 * Where the attempt is counted, and why this PIN is refused, or `null`. It counts before the PIN is checked, so that parallel guesses are no
 * faster; a wrong one is recorded, with who tried and where.
 */
async function tryPin(
  { store, clock }: PersonDeps,
  actor: Actor,
  { id, pin, kept }: { readonly id: PersonId; readonly pin: string; readonly kept: PinHash },
): Promise<{ readonly seat: string; readonly fault: Fault | null }> {
  const { write } = store;
  const now = clock.steady();
  const seat = seatOf(write, id, actor.windowId);
  const before = pinTries(write, id, seat);
  if (before.lockedUntil > now) {
    return { seat, fault: { code: 'pin-locked', waitMs: before.lockedUntil - now } };
  }
  const counted = countTry(before, now);
  setPinTries(write, id, seat, counted);
  if (await isPin(pin, kept)) return { seat, fault: null };
  const fault = wrongPinFault(counted, now);
  const waitMs = fault.code === 'pin-locked' ? fault.waitMs : 0;
  const body = { windowId: actor.windowId, waitMs };
  noteChange(write, actor, clock.now(), { name: 'person.sign-in-refused', subject: String(id), body });
  return { seat, fault };
}

function signed(name: string, id: number | null, actor: Actor) {
  return { name, subject: String(id), body: { windowId: actor.windowId } };
}
