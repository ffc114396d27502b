import { eventChannel } from '../../preload/contract/transport/api.ts';
import { type EventName, events, type Payload } from '../../preload/contract/transport/events.ts';
import type { Log } from '../engine-host/log.ts';

/** A page that can receive events. */
export type Listener = { readonly windowId: string; send(channel: string, payload: unknown): void };

/** Sends events to our windows. The engine collects bursts into one list, so nothing queues up here. */
export function createPush(windows: () => Iterable<Listener>, log: Log) {
  function toAll<E extends EventName>(name: E, payload: Payload<E>): void {
    for (const window of windows()) window.send(eventChannel(name), payload);
  }

  return {
    toAll,

    toOne: <E extends EventName>(windowId: string, name: E, payload: Payload<E>): void => {
      for (const window of windows()) if (window.windowId === windowId) window.send(eventChannel(name), payload);
    },

    /** Passes on messages of the engine; anything that is not an event of the contract stops here. */
    fromEngine: (name: string, payload: unknown): void => {
      if (!isEvent(name)) {
        log('event.unknown', { name: name.slice(0, 100) });
        return;
      }
      const parsed = events[name].safeParse(payload);
      if (parsed.success) toAll(name, parsed.data);
      else log('event.malformed', { name, issues: parsed.error.issues.slice(0, 10).map((issue) => issue.message) });
    },
  };
}

function isEvent(name: string): name is EventName {
  return Object.hasOwn(events, name);
}
