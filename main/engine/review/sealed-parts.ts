import { operations } from '../../../preload/contract/operations/operations.ts';
import type { InspectionSummary } from '../../../preload/contract/parts/inspection.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { InspectionId, Instant } from '../../../preload/contract/values/units.ts';
import type { ReadDb } from '../store/handles.ts';
import { blindlyAsked } from '../store/review/review-items.ts';
import { partsInRunningStudies } from '../store/studies/study-looks.ts';

/**
 * Which of these parts are being judged blind right now, so that this actor must not know what was said about them:
 * anybody who may be asked, and a supervisor who has the part on screen. The parts of a study are sealed while it is running, also
 * for supervisors who take part.
 */
export function sealedParts(
  db: ReadDb,
  actor: Actor,
  ids: readonly InspectionId[],
  now: Instant,
): ReadonlySet<InspectionId> {
  const { personId, windowId } = actor;
  const asked = blindlyAsked(db, ids, isLeader(actor) ? { personId, windowId, now } : null);
  return new Set([...asked, ...partsInRunningStudies(db, ids, isLeader(actor) ? personId : 'anybody')]);
}

/** Whether somebody may know what measures people. */
export function isLeader({ role }: Actor): boolean {
  return operations['consistency.read'].roles.some((one) => one === role);
}

/** These parts as the actor may see them in a list. */
export function asSeenBy(
  db: ReadDb,
  actor: Actor,
  parts: readonly InspectionSummary[],
  now: Instant,
): readonly InspectionSummary[] {
  const ids = parts.map(({ id }) => id);
  const hidden = sealedParts(db, actor, ids, now);
  return parts.map((part) => (hidden.has(part.id) ? signalAlone(part) : part));
}

/** Anybody at a window, of whom nothing is known: what is sent to every window is for them. */
export const ANYBODY: Actor = { personId: null, name: '', role: 'nobody', windowId: '' };

/** What everybody at the line can see of a part that is judged blind: where it went, and nothing of why. */
function signalAlone(part: InspectionSummary): InspectionSummary {
  return { ...part, verdict: 'undetermined', topClass: null, topScore: null, disposition: null };
}
