import { keepForgetting } from '../previews/forget-previews.ts';
import { startSendingOpposed } from '../review/send-opposed.ts';
import type { Store } from '../store/opening/open.ts';
import { startAddingUpDays } from './add-up-days.ts';
import { startRecount } from './recount.ts';
import type { Reports } from './reports.ts';
import { namedWrites } from './thread-watch.ts';

/** What a station does on its own, a little at a time. */
export function startUpkeep(store: Store, { clock, thread, announcer, onBug }: Reports): { readonly stop: () => void } {
  const works = [
    startRecount({
      db: store.write,
      during: thread.during,
      onProgress: announcer.statusChanged,
      onError: (error) => onBug('recount', error),
    }),
    startAddingUpDays({
      ...{ db: store.write, clock, during: thread.during },
      onError: (error) => onBug('add up days', error),
    }),
    startSendingOpposed({
      db: namedWrites(store.write, 'send disagreements', thread),
      clock,
      onSent: announcer.reviewChanged,
      onError: (error) => onBug('send disagreements', error),
    }),
    keepForgetting(store.folder, clock, (error) => onBug('previews', error)),
  ];
  return {
    stop: () => {
      for (const work of works) work.stop();
    },
  };
}
