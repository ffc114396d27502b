import { ok } from '../../../preload/contract/result.ts';
import { resolvePeriod } from '../../domain/report-period.ts';
import type { Clock } from '../clock.ts';
import { localZoneOffset } from '../station/zone-offset.ts';
import type { Store } from '../store/open.ts';
import { stationSettings } from '../store/settings.ts';
import type { HandlersOf } from './handlers.ts';

type Deps = { readonly store: Store; readonly clock: Clock };

export function reportHandlers({ store, clock }: Deps): HandlersOf<'report'> {
  const periodOf = (period: Parameters<typeof resolvePeriod>[0]) =>
    resolvePeriod(period, clock.now(), stationSettings(store.read).shiftStarts, localZoneOffset);
  return {
    'report.period': ({ period }) => ok(periodOf(period)),
  };
}
