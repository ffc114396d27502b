import type { Person } from '../../preload/contract/people/person.ts';
import type { Timers } from '../engine-host/timers.ts';
import { createIdleLock } from './idle-lock.ts';

type Deps = {
  readonly timers: Timers;
  /** After this long without a touch the person is signed out; `null`: never. */
  readonly lockAfterMs: number | null;
  /** Somebody else is signed in now, or the same person with another name or role, or nobody. */
  readonly onChange: () => void;
  /** They are about to be signed out, unless they touch the window; `null`: no longer. */
  readonly onEnding: (inMs: number | null) => void;
  /** Called while they are still signed in, for the last time. */
  readonly onLeaving: () => void;
};

export type Session = ReturnType<typeof openSession>;

/** Who is signed in at one window, until they leave it or nobody touches it any more. */
export function openSession({ timers, lockAfterMs, onChange, onEnding, onLeaving }: Deps) {
  let person: Person | null = null;
  const lock = createIdleLock(timers, lockAfterMs, { onWarning: onEnding, onIdle: leave });

  function leave(): void {
    if (person === null) return;
    lock.rest();
    onLeaving();
    person = null;
    onChange();
  }

  return {
    person: (): Person | null => person,

    enter: (next: Person): void => {
      leave();
      person = next;
      lock.watch();
      onChange();
    },

    leave,

    /** Somebody pressed a key, touched the screen or moved the mouse. */
    touch: (): void => {
      if (person !== null) lock.watch();
    },

    lockAfter: lock.setLimit,

    /** The current people of the station: a changed role applies at once, and anybody no longer active is signed out. */
    knowPeople: (people: readonly Person[]): void => {
      if (person === null) return;
      const { id, role, name } = person;
      const now = people.find((one) => one.id === id && one.isActive);
      if (now === undefined) {
        leave();
      } else if (now.role !== role || now.name !== name) {
        person = now;
        onChange();
      }
    },
  };
}
