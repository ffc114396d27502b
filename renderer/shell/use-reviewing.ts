import type { StationStatus } from '../../preload/contract/station/status.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { useAge } from '../ui/time/use-age.ts';
import { type Reviewing, soonMs } from './review-alarm.ts';

/** How the review of parts goes now, and what about it is an alarm. */
export function useReviewing(queue: StationStatus['review'] | null): Reviewing | null {
  const overdueMs = useAge(queue?.nextDueAt ?? null);
  const people = useOperation('person.list', {}).data;
  const staffing = useOperation('desktop.staffing', {}).data;
  // On a station without people nobody can be called, and what is not known yet is no alarm.
  const isStaffed = staffing === undefined || people === undefined || people.length === 0 || staffing.isStaffed;
  const mayRead = useSession().role !== 'nobody';
  const holdsMs = useOperation('recipe.list', {}, { isEnabled: mayRead }).data?.map(({ body }) => body.hold.timeoutMs);
  const leftMs = overdueMs === null ? null : -overdueMs;
  return queue && { queue, leftMs, soonMs: soonMs(holdsMs ?? []), isStaffed };
}
