import type { Replay } from '../../../preload/contract/models/replay.ts';
import type { ReplayId } from '../../../preload/contract/values/units.ts';
import { coalesce } from '../station/coalesce.ts';
import type { ReadDb } from '../store/handles.ts';
import { replayOf } from '../store/models/replays.ts';

/** Nobody reads faster, and each costs a query. */
const TOLD_EVERY_MS = 250;

export type ReplayNews = {
  /** The state of a replay has changed. */
  readonly tell: (id: ReplayId) => void;
  /** This replay waits for the line; `null`: none does. */
  readonly hold: (id: ReplayId | null) => void;
  readonly asNow: (replay: Replay) => Replay;
  readonly stop: () => void;
};

/** Announces the state of replays, each at a limited rate. The store does not know whether one waits for the line. */
export function createReplayNews(read: ReadDb, onChanged: (replay: Replay) => void): ReplayNews {
  let held: ReplayId | null = null;
  const asNow = (replay: Replay): Replay =>
    replay.state === 'running' && replay.id === held ? { ...replay, state: 'held' } : replay;
  const told = coalesce<ReplayId>(TOLD_EVERY_MS, (ids) => {
    for (const id of new Set(ids)) {
      const replay = replayOf(read, id);
      if (replay !== null) onChanged(asNow(replay));
    }
  });
  return {
    tell: told.add,
    hold: (id) => {
      const changed = held ?? id;
      if (held === id || changed === null) return;
      held = id;
      told.add(changed);
    },
    asNow,
    stop: told.stop,
  };
}
