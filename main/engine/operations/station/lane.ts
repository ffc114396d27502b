import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { LaneSettings } from '../../../../preload/contract/station/lane.ts';
import type { LaneId } from '../../../../preload/contract/values/units.ts';
import type { Clock } from '../../clock.ts';
import { admitLane } from '../../registry/door.ts';
import type { Store } from '../../store/opening/open.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { addLane, changeLane, laneOf, lanes, removeLane } from '../../store/set-up/lanes.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';
import { laneObjection } from './lane-objection.ts';

export type LaneDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
};

export function laneHandlers({ store, clock, announce, live }: LaneDeps): HandlersOf<'lane'> {
  const { read, write, folder } = store;
  const objectionTo = async (settings: LaneSettings, id: LaneId | null): Promise<Fault | null> => {
    const before = id === null ? null : laneOf(read, id);
    const asked = admitLane(read, settings, before);
    if (!asked.ok) return asked.fault;
    return laneObjection(settings, {
      folder,
      calls: live.calls,
      real: live.realFolder,
      lineOutput: live.lineFolder(),
      others: lanes(read),
      id,
    });
  };
  const follow = async (actor: Actor, name: string, subject: number, body: unknown) => {
    noteChange(write, actor, clock.now(), { name, subject: String(subject), body });
    await live.followLanes();
    announce.listChanged('lanes');
    announce.statusChanged();
  };

  return {
    'lane.list': () => ok([...lanes(read)]),
    'lane.add': async (settings, actor) => {
      const objection = await objectionTo(settings, null);
      if (objection !== null) return failed(objection);
      const admission = admitLane(read, settings, null);
      if (!admission.ok) return admission;
      const lane = addLane(write, admission.value);
      await follow(actor, 'lane.added', lane.id, lane);
      return ok(lane);
    },
    'lane.change': async (lane, actor) => {
      if (laneOf(read, lane.id) === null) return failed(notFound('lane', lane.id));
      const objection = await objectionTo(lane, lane.id);
      if (objection !== null) return failed(objection);
      const admission = admitLane(read, lane, laneOf(read, lane.id));
      if (!admission.ok) return admission;
      changeLane(write, lane.id, admission.value);
      await follow(actor, 'lane.changed', lane.id, lane);
      return ok(lane);
    },
    'lane.learn-anew': ({ id }, actor) => {
      const lane = laneOf(read, id);
      if (lane === null) return failed(notFound('lane', id));
      live.learnAnew(id);
      noteChange(write, actor, clock.now(), { name: 'lane.learn-anew', subject: String(id), body: {} });
      announce.statusChanged();
      return ok({});
    },
    'lane.remove': async ({ id }, actor) => {
      const lane = laneOf(read, id);
      if (lane === null) return failed(notFound('lane', id));
      removeLane(write, id, clock.now());
      await follow(actor, 'lane.removed', id, lane);
      return ok({});
    },
  };
}
