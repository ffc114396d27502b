import type { OffsetChange } from '../../../domain/time/wall-clock.ts';
import type { SqlParams } from '../handles.ts';
import { SLOT_MS } from '../rollups/rollup-table.ts';

/** How many minutes local clocks were ahead of UTC when a row's `slot` began, as SQL. For {@link clockParams}. */
export function minutesAhead(changes: readonly OffsetChange[]): string {
  if (changes.length <= 1) return '@ahead0';
  const cases = changes.slice(1).map((_, index) => `WHEN slot < @change${index + 1} THEN @ahead${index}`);
  return `CASE ${cases.join(' ')} ELSE @ahead${changes.length - 1} END`;
}

export function clockParams(changes: readonly OffsetChange[]): SqlParams {
  return Object.fromEntries(
    changes.flatMap(({ at, minutes }, index) => [
      [`ahead${index}`, minutes] as const,
      [`change${index}`, Math.ceil(at / SLOT_MS)] as const,
    ]),
  );
}
