import type { Instant } from '../../../preload/contract/values/units.ts';
import { seriesOf } from '../../domain/time/series.ts';
import { shiftStartedAt } from '../../domain/time/shift.ts';
import { localZoneOffset } from '../station/zone-offset.ts';
import type { ReadDb } from '../store/handles.ts';
import { findModelId } from '../store/models/models.ts';
import type { RolloutRow } from '../store/rollout/rollouts.ts';
import { stationSettings } from '../store/set-up/settings.ts';
import { controlChart } from './control-chart.ts';

/**
 * Whether the control chart of the verdicts of a roll-out's champion signals in the current shift, for the worse or for the better. It ends
 * with the shift, or when a supervisor restarts the limits.
 */
export function isDrifting(
  db: ReadDb,
  { recipeId, champion }: Pick<RolloutRow, 'recipeId' | 'champion'>,
  now: Instant,
): boolean {
  const { shiftStarts } = stationSettings(db);
  const span = { from: shiftStartedAt(now, shiftStarts, localZoneOffset), until: now };
  const chart = controlChart(db, {
    scope: {
      ...{ span, laneId: null, lot: null, recipeId, modelId: findModelId(db, champion), now },
      series: seriesOf(span, localZoneOffset),
    },
    subject: 'verdict',
    shiftsADay: shiftStarts.length,
  });
  return chart?.state === 'worse' || chart?.state === 'better';
}
