import { ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { ReportFilter, TimeSpan } from '../../../../preload/contract/reports/report.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import { resolvePeriod } from '../../../domain/time/report-period.ts';
import { seriesOf } from '../../../domain/time/series.ts';
import { localZoneOffset } from '../../station/zone-offset.ts';
import type { ReadDb } from '../../store/handles.ts';
import { findModelId } from '../../store/models/models.ts';
import type { Scope } from '../../store/reports/scope.ts';
import { stationSettings } from '../../store/set-up/settings.ts';

/** What a filter means right now: its period and the previous one, and the parts of each that count. */
export type Scopes = { readonly current: Scope; readonly previous: Scope; readonly now: Instant };

/** Makes a handler from a function of the filter's scopes. */
export type Report = <T>(make: (scopes: Scopes) => T) => (filter: ReportFilter) => Result<T>;

/** An address may name a model that this station never had: it has no parts. */
const NO_MODEL = -1;

export function scopesOf(read: ReadDb, filter: ReportFilter, now: Instant): Scopes {
  const { current, previous } = resolvePeriod(filter.period, now, stationSettings(read).shiftStarts, localZoneOffset);
  const { laneId, lot, recipeId, modelSha256 } = filter;
  const modelId = modelSha256 === null ? null : (findModelId(read, modelSha256) ?? NO_MODEL);
  const scope = (span: TimeSpan): Scope => ({
    ...{ span, laneId, lot, recipeId, modelId, now },
    series: seriesOf(span, localZoneOffset),
  });
  return { current: scope(current), previous: scope(previous), now };
}

export function reportsOf(read: ReadDb, now: () => Instant): Report {
  return (make) => (filter) => ok(make(scopesOf(read, filter, now())));
}
