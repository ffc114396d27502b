import type { Actor, Person, Role } from '../../preload/contract/people/person.ts';
import type { Instant } from '../../preload/contract/values/units.ts';
import type { Timers } from '../engine-host/timers.ts';
import { openSession, type Session } from './session.ts';

export type Who = { readonly person: Person | null; readonly role: Role };

type Deps = {
  readonly timers: Timers;
  readonly onChange: (windowId: string, who: Who) => void;
  /** The person at a window is signed out in this many milliseconds, unless they touch it; `null`: no longer. */
  readonly onEnding: (windowId: string, inMs: number | null) => void;
  /** Now somebody is signed in at some window, or nobody at any. */
  readonly onStaffed: (isStaffed: boolean) => void;
  /** Somebody left a window, or nobody touched it any more. */
  readonly onSignedOut: (actor: Actor, at: Instant) => void;
};

export type Sessions = ReturnType<typeof createSessions>;

/** Who is signed in at which window. Only main knows; a page can only ask. */
export function createSessions({ timers, ...deps }: Deps) {
  const sessions = new Map<string, Session>();
  let people: readonly Person[] | null = null;
  const locking = createLocking(sessions);
  const staffing = createStaffing(sessions, deps.onStaffed);

  const own = new Map<string, Actor>();

  const whoIs = (windowId: string): Who =>
    whoIsActor(own.get(windowId)) ?? whoActs(sessions.get(windowId)?.person() ?? null, people);
  const actorOf = (windowId: string): Actor => own.get(windowId) ?? actorFor(windowId, whoIs(windowId));
  const tell = (windowId: string) => {
    deps.onChange(windowId, whoIs(windowId));
    staffing.look();
  };

  function knowPeople(now: readonly Person[]): void {
    const wasFirstRun = isFirstRun(people);
    people = now;
    for (const [windowId, session] of sessions) {
      if (session.person() !== null) session.knowPeople(now);
      else if (wasFirstRun !== isFirstRun(now)) tell(windowId);
    }
  }

  return {
    ...locking,
    isStaffed: staffing.isStaffed,
    whoIs,
    actorOf,
    knowPeople,

    open: (windowId: string): void => {
      const onLeaving = () => deps.onSignedOut(actorOf(windowId), timers.now());
      const onEnding = (inMs: number | null) => deps.onEnding(windowId, inMs);
      const onChange = () => tell(windowId);
      sessions.set(windowId, openSession({ timers, lockAfterMs: locking.afterMs(), onChange, onEnding, onLeaving }));
    },

    /** A window that nobody sees and nobody can be at: in it, the station acts for itself. */
    openOwn: (actor: Actor) => void own.set(actor.windowId, actor),

    close: (windowId: string): void => {
      own.delete(windowId);
      sessions.get(windowId)?.leave();
      sessions.delete(windowId);
    },

    /** The engine knows this person; from now on the window acts for them. */
    bind: (windowId: string, person: Person): void => {
      if (isFirstRun(people) && sessions.has(windowId)) knowPeople([person]);
      sessions.get(windowId)?.enter(person);
    },

    signOut: (windowId: string): void => sessions.get(windowId)?.leave(),
    touch: (windowId: string): void => sessions.get(windowId)?.touch(),
  };
}

type OpenSessions = ReadonlyMap<string, Session>;

/** When windows lock by themselves. */
function createLocking(sessions: OpenSessions) {
  let lockAfterMs: number | null = null;
  return {
    afterMs: () => lockAfterMs,

    /** A window that nobody touches for this long, in whole minutes, is signed out; `null`: never. */
    lockAfter: (ms: number | null): void => {
      lockAfterMs = ms;
      for (const session of sessions.values()) session.lockAfter(ms);
    },

    /** The computer has slept, nobody knows for how long: windows that lock are locked. */
    wake: (): void => {
      if (lockAfterMs !== null) for (const session of sessions.values()) session.leave();
    },
  };
}

/** Whether somebody is signed in at any window. */
function createStaffing(sessions: OpenSessions, onStaffed: (isStaffed: boolean) => void) {
  const isStaffed = () => [...sessions.values()].some((session) => session.person() !== null);
  let wasStaffed = false;
  return {
    isStaffed,
    look: (): void => {
      if (isStaffed() === wasStaffed) return;
      wasStaffed = !wasStaffed;
      onStaffed(wasStaffed);
    },
  };
}

/**
 * While the station has no people there is nobody to sign in as: whoever is at the window sets it up, as an
 * engineer without a name, until the first engineer is created. While this is unknown, there are assumed to be people.
 */
function isFirstRun(people: readonly Person[] | null): boolean {
  return people !== null && people.length === 0;
}

function whoIsActor(actor: Actor | undefined): Who | null {
  return actor === undefined ? null : { person: null, role: actor.role };
}

function whoActs(person: Person | null, people: readonly Person[] | null): Who {
  return { person, role: person?.role ?? (isFirstRun(people) ? 'engineer' : 'nobody') };
}

function actorFor(windowId: string, { person, role }: Who): Actor {
  // Without a person only the first run has a role.
  const name = person?.name ?? (role === 'nobody' ? '' : 'first run');
  return { personId: person?.id ?? null, name, role, windowId };
}
