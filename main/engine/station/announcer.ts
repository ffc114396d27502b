import type { ListName } from '../../../preload/contract/operations/made-stale.ts';
import type { ReviewQueue } from '../../../preload/contract/parts/review.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import type { EventName, Payload } from '../../../preload/contract/transport/events.ts';
import type { DispositionId, InspectionId } from '../../../preload/contract/values/units.ts';
import type { Announce } from '../operations/announce.ts';
import { ANYBODY, asSeenBy } from '../review/sealed-parts.ts';
import type { ReadDb } from '../store/handles.ts';
import { inspectionsById } from '../store/parts/inspection-summaries.ts';
import { dispositionOf } from '../store/review/dispositions.ts';
import { coalesce } from './coalesce.ts';

/** The contract promises at most ten messages of a kind in a second. */
const EVERY_MS = 100;
/** Costs a query, and nobody reads faster. */
const STATUS_EVERY_MS = 250;
/** Sent even when nothing happens: the health of the station changes on its own. */
const HEARTBEAT_MS = 1_000;

export type Publish = <E extends EventName>(name: E, payload: Payload<E>) => void;

export type AnnouncerDeps = {
  readonly db: ReadDb;
  readonly publish: Publish;
  readonly status: () => StationStatus;
  readonly reviewQueue: () => ReviewQueue;
  /** Runs the making of a message, under its name. */
  readonly during: <T>(what: string, work: () => T) => T;
  /** A message could not be made. Nobody's screen is worth stopping the line for. */
  readonly onBug: (where: string, bug: unknown) => void;
};

/** Turns events in the engine into the messages of the contract, read from the store when they are sent. */
export function startAnnouncer(deps: AnnouncerDeps): Omit<Announce, 'lineChanged'> & { readonly stop: () => void } {
  const { db, publish } = deps;
  const guarded =
    <T>(name: EventName, send: (items: readonly T[]) => void) =>
    (items: readonly T[]) => {
      try {
        deps.during(`message ${name}`, () => send(items));
      } catch (bug) {
        deps.onBug(`message ${name}`, bug);
      }
    };
  const message = <T>(name: EventName, everyMs: number, send: (items: readonly T[]) => void) =>
    coalesce<T>(everyMs, guarded(name, send));

  const decided = message<InspectionId>('inspection.decided', EVERY_MS, (ids) => {
    publish('inspection.decided', { inspections: [...asSeenBy(db, ANYBODY, inspectionsById(db, ids), 0)] });
    status.add(true);
  });
  const disposed = message<DispositionId>('disposition.made', EVERY_MS, (ids) => {
    publish('disposition.made', { dispositions: ids.flatMap((id) => dispositionOf(db, id) ?? []) });
  });
  const lists = message<ListName>('list.changed', EVERY_MS, (names) => {
    publish('list.changed', { lists: [...new Set(names)] });
  });
  const review = message<true>('review.changed', STATUS_EVERY_MS, () => publish('review.changed', deps.reviewQueue()));
  const status = message<true>('station.changed', STATUS_EVERY_MS, () => publish('station.changed', deps.status()));
  const heartbeat = setInterval(() => status.add(true), HEARTBEAT_MS);

  return {
    inspectionDecided: (id) => decided.add(id),
    dispositionMade: (id) => disposed.add(id),
    listChanged: (...names) => lists.add(...names),
    reviewChanged: () => review.add(true),
    statusChanged: () => status.add(true),
    stop: () => {
      clearInterval(heartbeat);
      for (const kind of [decided, disposed, lists, review, status]) kind.stop();
    },
  };
}
