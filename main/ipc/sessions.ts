import type { Actor, Person, Role } from '../../preload/contract/people/person.ts';
import type { Instant } from '../../preload/contract/values/units.ts';
import type { Timers } from '../engine-host/timers.ts';

export type Who = { readonly person: Person | null; readonly role: Role };

type Session = { person: Person | null; idleMinutes: number; callOffMinute: () => void; callOffLock: () => void };

type Deps = {
  readonly timers: Timers;
  readonly onChange: (windowId: string, who: Who) => void;
  /** Somebody left a window, by themselves or because nobody touched it any more. */
  readonly onSignedOut: (actor: Actor, at: Instant) => void;
};

const MINUTE_MS = 60_000;

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
    session.callOffMinute();
    session.callOffLock();
    onSignedOut(actorOf(windowId), timers.now());
    session.person = null;
    onChange(windowId, whoIs(windowId));
  }

  /** Touched just now. Alarms ring when their time is over, whatever the clock is set to: one set back would keep a window open for as long. */
  function watchIdleness(windowId: string, session: Session): void {
    session.idleMinutes = 0;
    setLock(windowId, session);
    countMinutes(session);
  }

  function setLock(windowId: string, session: Session): void {
    session.callOffLock();
    if (lockAfterMs === null || session.person === null) return;
    const leftMs = lockAfterMs - session.idleMinutes * MINUTE_MS;
    if (leftMs <= 0) leave(windowId);
    else session.callOffLock = timers.after(leftMs, () => leave(windowId));
  }

  /** Known only so that a shorter time, once it is set, counts from the last touch. */
  function countMinutes(session: Session): void {
    session.callOffMinute();
    if (session.person === null) return;
    session.callOffMinute = timers.after(MINUTE_MS, () => {
      session.idleMinutes += 1;
      countMinutes(session);
    });
  }

  /** The people of the station as they are now: a changed role counts at once, and who is no longer active is out. */
  function knowPeople(now: readonly Person[]): void {
    const wasFirstRun = isFirstRun();
    people = now;
    for (const [windowId, session] of sessions) {
      const before = session.person;
      const after = now.find((person) => person.id === before?.id && person.isActive);
      if (before === null) {
        if (wasFirstRun !== isFirstRun()) onChange(windowId, whoIs(windowId));
      } else if (after === undefined) {
        leave(windowId);
      } else if (after.role !== before.role || after.name !== before.name) {
        session.person = after;
        onChange(windowId, whoIs(windowId));
      }
    }
  }

  return {
    whoIs,
    actorOf,

    open: (windowId: string): void => {
      sessions.set(windowId, { person: null, idleMinutes: 0, callOffMinute: () => {}, callOffLock: () => {} });
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
      watchIdleness(windowId, session);
      onChange(windowId, whoIs(windowId));
    },

    signOut: leave,

    /** Somebody pressed a key, touched the screen or moved the mouse. */
    touch: (windowId: string): void => {
      const session = sessions.get(windowId);
      if (session === undefined) return;
      watchIdleness(windowId, session);
    },

    knowPeople,

    /** A window that nobody touches for so long, in whole minutes, goes back to nobody; `null`: never. */
    lockAfter: (ms: number | null): void => {
      lockAfterMs = ms;
      for (const [windowId, session] of sessions) setLock(windowId, session);
    },

    /** The computer has slept, nobody knows for how long: windows that lock are locked. */
    wake: (): void => {
      if (lockAfterMs !== null) for (const windowId of sessions.keys()) leave(windowId);
    },
  };
}
