import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/opening/open.ts';
import type { Announce } from '../announce.ts';
import type { LiveStation } from '../live-station.ts';

/** What the handlers for models need. */
export type ModelDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
};
