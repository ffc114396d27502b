import { type Output, operations } from '../../preload/contract/operations/operations.ts';
import type { Actor, Person } from '../../preload/contract/people/person.ts';
import type { StationSettings } from '../../preload/contract/station/settings.ts';
import { type EventName, events } from '../../preload/contract/transport/events.ts';
import type { EngineHost } from '../engine-host/engine-host.ts';
import type { Log } from '../engine-host/log.ts';
import type { Timers } from '../engine-host/timers.ts';

const ASK_AGAIN_AFTER_MS = 2_000;

/** The station itself, for what main asks of the engine on nobody's behalf. */
export const theStation: Actor = { personId: null, name: 'station', role: 'engineer', windowId: 'station' };

type Deps = {
  readonly engine: Pick<EngineHost, 'call' | 'listen'>;
  readonly timers: Timers;
  readonly log: Log;
  readonly onPeople: (people: readonly Person[]) => void;
  readonly onSettings: (settings: StationSettings) => void;
};

/** Keeps up to date what main itself must know about the station: its people, its language, when windows lock. */
export function followStation({ engine, timers, log, onPeople, onSettings }: Deps): void {
  async function fetch<N extends 'person.list' | 'station.settings'>(
    name: N,
    then: (value: Output<N>) => void,
  ): Promise<void> {
    const answer = await engine.call(name, {}, theStation);
    const parsed = answer.ok ? operations[name].output.safeParse(answer.value) : null;
    if (parsed?.success) return then(parsed.data as Output<N>);
    const fault = answer.ok ? 'malformed' : answer.fault.code;
    log('station.not-known', { name, fault });
    // A busy engine will answer later; a stopped one reports when it runs again.
    if (fault === 'engine-timeout') timers.after(ASK_AGAIN_AFTER_MS, () => void fetch(name, then));
  }
  const fetchPeople = () => void fetch('person.list', onPeople);
  const fetchSettings = () => void fetch('station.settings', onSettings);

  engine.listen({
    onState(state) {
      if (state.kind !== 'running') return;
      fetchPeople();
      fetchSettings();
    },
    onEvent(name, payload) {
      const changed = name === ('list.changed' satisfies EventName) ? events[name].safeParse(payload) : null;
      if (!changed?.success) return;
      if (changed.data.lists.includes('people')) fetchPeople();
      if (changed.data.lists.includes('settings')) fetchSettings();
    },
  });
}
