import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { Clock } from '../../clock.ts';
import { modelCardOf } from '../../store/models/models.ts';
import { addReplay, endReplay, hasPartsBetween, replayGaps, replayOf, replaysOf } from '../../store/models/replays.ts';
import type { Store } from '../../store/opening/open.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { laneOf } from '../../store/set-up/lanes.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';

type Deps = { readonly store: Store; readonly clock: Clock; readonly live: LiveStation };

export function replayHandlers({ store, clock, live }: Deps): HandlersOf<'replay'> {
  const { read, write } = store;
  return {
    'replay.list': ({ modelSha256 }) => ok(replaysOf(read, modelSha256).map(live.replays.asNow)),
    'replay.begin': (order, actor) => {
      const { modelSha256, laneId } = order;
      if (modelCardOf(read, modelSha256) === null) return failed(notFound('model', modelSha256));
      if (laneId !== null && laneOf(read, laneId) === null) return failed(notFound('lane', laneId));
      // Later decisions are for the run beside the line.
      const madeAt = clock.now();
      const bounded = { ...order, until: Math.min(order.until, madeAt) };
      if (!hasPartsBetween(read, bounded)) {
        return failed(conflict('nothing-inspected'));
      }
      const id = write.transaction(() => {
        const added = addReplay(write, bounded, { madeBy: actor.name, personId: actor.personId, madeAt });
        noteChange(write, actor, madeAt, {
          name: 'replay.begun',
          subject: modelSha256,
          body: { id: added, ...bounded },
        });
        return added;
      });
      live.replays.follow();
      const replay = replayOf(read, id);
      return replay === null ? failed(notFound('replay', id)) : ok(replay);
    },
    'replay.cancel': ({ id }, actor) => {
      const replay = replayOf(read, id);
      if (replay === null) return failed(notFound('replay', id));
      const endedAt = clock.now();
      const isEnded = write.transaction(() => {
        if (!endReplay(write, id, { ending: 'cancelled', endedAt, endedBy: actor.name })) return false;
        noteChange(write, actor, endedAt, { name: 'replay.cancelled', subject: replay.modelSha256, body: { id } });
        return true;
      });
      if (!isEnded) return failed(conflict('replay-ended'));
      live.replays.release(id);
      return ok({});
    },
    'replay.gaps': ({ id, limit }) =>
      replayOf(read, id) === null ? failed(notFound('replay', id)) : ok([...replayGaps(read, id, limit)]),
  };
}
