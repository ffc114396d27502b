import type { StationStatus } from '../../../preload/contract/station/status.ts';
import type { Log } from '../log.ts';
import { startSteadyClock, timeSource } from '../steady-clock.ts';
import type { Store } from '../store/opening/open.ts';
import { storeFault } from '../store/opening/store-fault.ts';
import { reviewQueue } from '../store/review/review-queue.ts';
import { startAnnouncer } from './announcer.ts';
import { createFaultJournal } from './fault-journal.ts';
import type { StationOptions } from './station-options.ts';
import { watchThread } from './thread-watch.ts';

/** How the station reports events and their time: its clock, its fault journal, its messages to the windows. */
export type Reports = ReturnType<typeof openReports>;

/** `status` is requested once the station is complete. */
export function openReports(store: Store, log: Log, options: StationOptions, status: () => StationStatus) {
  const { read, write } = store;
  const { publish = () => undefined } = options;
  // The clock may report something before there is a journal: it can be set while the station is off.
  let tell = (work: () => void): void => void setImmediate(work);
  const clock = startSteadyClock(write, timeSource(options.clock), {
    onJump: ({ byMs }) => tell(() => journal.note('clock', { code: 'clock-set', byMs })),
    onError: (error) => tell(() => onBug('clock', error)),
  });
  const thread = watchThread({ now: clock.now, onHeld: (held) => log.warn('thread.held', held) });
  store.watchTimes(thread.during);
  const onBug = (where: string, bug: unknown) => {
    log.error('engine.bug', { where, error: bug instanceof Error ? bug.stack : String(bug) });
    journal.note(where, storeFault(bug));
  };
  const queue = () => reviewQueue(read, clock.moment());
  const announcer = startAnnouncer({ db: read, publish, status, during: thread.during, reviewQueue: queue, onBug });
  const journal = createFaultJournal(write, clock, log, announcer.statusChanged);
  tell = (work) => work();
  store.watchUnreadable((row) => journal.note(`record ${row.what}`, storeFault(row)));
  return { log, clock, thread, publish, onBug, announcer, journal };
}
