import type { Actor, Person, Role } from '../../preload/contract/people/person.ts';
import type { Instant } from '../../preload/contract/values/units.ts';
import type { Timers } from '../engine-host/timers.ts';
import { createIdleLock, type IdleLock } from './idle-lock.ts';

export type Who = { readonly person: Person | null; readonly role: Role };

/** One window: who is signed in to it, and the alarm that signs them out. */
type Session = { person: Person | null; readonly lock: IdleLock };

type Deps = {
  readonly timers: Timers;
  readonly onChange: (windowId: string, who: Who) => void;
  /** Somebody left a window, by themselves or because nobody touched it any more. */
  readonly onSignedOut: (actor: Actor, at: Instant) => void;
};

export type Sessions = ReturnType<typeof createSessions>;

/** Who is signed in to which window. Main alone knows; a page can only ask. */
export function createSessions({ timers, onChange, onSignedOut }: Deps) {
  const sessions = new Map<string, Session>();
  let people: readonly Person[] | null = null;
  let lockAfterMs: number | null = null;

  /**
   * While the station has no people at all there is nobody to sign in as: whoever stands before it sets it up, as an
   * engineer without a name, until the first engineer is entered. Not known counts as having people.
   */
  const isFirstRun = () => people !== null && people.length === 0;

  function whoIs(windowId: string): Who {
    const person = sessions.get(windowId)?.person ?? null;
    return { person, role: person?.role ?? (isFirstRun() ? 'engineer' : 'nobody') };
  }

  function actorOf(windowId: string): Actor {
    const { person, role } = whoIs(windowId);
    const name = person?.name ?? (isFirstRun() ? 'first run' : '');
    return { personId: person?.id ?? null, name, role, windowId };
  }

  function leave(windowId: string): void {
    const session = sessions.get(windowId);
    if (!session?.person) return;
    session.lock.rest();
    onSignedOut(actorOf(windowId), timers.now());
    session.person = null;
    onChange(windowId, whoIs(windowId));
  }

  /** The people of the station as they are now: a changed role counts at once, and who is no longer active is out. */
  function knowPeople(now: readonly Person[]): void {
    const wasFirstRun = isFirstRun();
    people = now;
    for (const [windowId, session] of sessions) {
      const before = session.person;
      const after = before === null ? null : asKnownTo(now, before);
      if (before !== null && after === null) {
        leave(windowId);
      } else if (after !== before || (before === null && wasFirstRun !== isFirstRun())) {
        session.person = after;
        onChange(windowId, whoIs(windowId));
      }
    }
  }

  return {
    whoIs,
    actorOf,
    signOut: leave,
    knowPeople,

    open: (windowId: string): void => {
      sessions.set(windowId, { person: null, lock: createIdleLock(timers, lockAfterMs, () => leave(windowId)) });
    },

    close: (windowId: string): void => {
      leave(windowId);
      sessions.delete(windowId);
    },

    /** The engine knows this person; from now on the window acts for them. */
    bind: (windowId: string, person: Person): void => {
      const session = sessions.get(windowId);
      if (session === undefined) return;
      if (isFirstRun()) knowPeople([person]);
      leave(windowId);
      session.person = person;
      session.lock.watch();
      onChange(windowId, whoIs(windowId));
    },

    /** Somebody pressed a key, touched the screen or moved the mouse. */
    touch: (windowId: string): void => {
      const session = sessions.get(windowId);
      if (session?.person) session.lock.watch();
    },

    /** A window that nobody touches for so long, in whole minutes, goes back to nobody; `null`: never. */
    lockAfter: (ms: number | null): void => {
      lockAfterMs = ms;
      for (const { lock } of sessions.values()) lock.setLimit(ms);
    },

    /** The computer has slept, nobody knows for how long: windows that lock are locked. */
    wake: (): void => {
      if (lockAfterMs !== null) for (const windowId of sessions.keys()) leave(windowId);
    },
  };
}

/** This person as the station knows them now: the same value where name and role are as before, null where they may no longer act. */
function asKnownTo(people: readonly Person[], before: Person): Person | null {
  const after = people.find(({ id, isActive }) => id === before.id && isActive);
  if (after === undefined) return null;
  return after.role === before.role && after.name === before.name ? before : after;
}
