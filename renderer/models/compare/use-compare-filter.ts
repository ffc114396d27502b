import { useState } from 'react';
import type { Replay } from '../../../preload/contract/models/replay.ts';
import type { Instant, LaneId, Sha256 } from '../../../preload/contract/values/units.ts';
import { useNow } from '../../ui/time/use-now.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Only `whole` has a fixed beginning, which evidence needs if it is read repeatedly; the others move along. */
const DAYS = { day: 1, week: 7, month: 31, whole: null } as const;

export const comparePeriods = ['day', 'week', 'month', 'whole'] as const satisfies readonly (keyof typeof DAYS)[];

/** The chosen period, lane and lot; without lane and lot, all parts. */
export type CompareChoice = Readonly<{
  period: (typeof comparePeriods)[number];
  laneId: LaneId | null;
  lot: string;
}>;

/** The parts to compare: those of the open replay, otherwise those of a period up to now. */
export function useCompareFilter(modelSha256: Sha256, replay: Replay | null) {
  const [choice, setChoice] = useState<CompareChoice>({ period: 'week', laneId: null, lot: '' });
  // Whole minutes, so that the query stays the same instead of changing every second.
  const until = (Math.floor(useNow() / MINUTE_MS) + 1) * MINUTE_MS;
  return {
    choice,
    choose: (change: Partial<CompareChoice>) => setChoice((before) => ({ ...before, ...change })),
    filter: {
      modelSha256,
      replayId: replay?.id ?? null,
      from: replay?.from ?? beginOf(choice.period, until),
      until: replay?.until ?? until,
      laneId: choice.laneId,
      lot: choice.lot === '' ? null : choice.lot,
    },
  };
}

/** When a period up to `until` begins. */
export function beginOf(period: CompareChoice['period'], until: Instant): Instant {
  const days = DAYS[period];
  return days === null ? 0 : until - days * DAY_MS;
}

/** Lots since this time are offered: those of years would be too many to choose from. */
export function lotsFrom({ from, until }: { readonly from: Instant; readonly until: Instant }): Instant {
  return Math.max(from, beginOf('month', until));
}
