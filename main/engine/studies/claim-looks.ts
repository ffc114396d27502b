import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { Study, StudyId, StudyTask } from '../../../preload/contract/people/study.ts';
import type { PersonId } from '../../../preload/contract/values/units.ts';
import { later, type Moment, type Steady, timeOfDay } from '../clock.ts';
import { claimOne } from '../review/claims.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { studyOf } from '../store/studies/studies.ts';
import {
  answeredBefore,
  heldLooks,
  nextLooks,
  roundOf,
  runningStudiesOf,
  showLook,
  withdrawLooks,
} from '../store/studies/study-looks.ts';

const MINUTE_MS = 60_000;

/**
 * The next looks of a study for this person at this window, in the order drawn for them: those already held, renewed, and more, up
 * to `count`, all of one round. None during the pause between two rounds, when
 * everything is answered, or when the study has ended.
 */
export function claimLooks(
  db: WriteDb,
  actor: Actor,
  studyId: StudyId,
  count: number,
  now: Moment,
): Result<readonly ReviewItem[]> {
  return db.transaction(() => {
    withdrawLooks(db, now);
    const study = studyOf(db, studyId, actor.personId);
    if (study === null) return failed(notFound('study', studyId));
    const { personId, windowId } = actor;
    if (!study.isMine || personId === null) return failed(conflict('study-foreign'));
    if (study.endedAt !== null) return ok([]);
    const held = heldLooks(db, studyId, personId, windowId, now.steady).map(({ id }): number => id);
    const round = roundOf(db, studyId, personId);
    const isOpen = round !== null && opensAt(db, study, personId, round) <= now.steady;
    const fresh = isOpen ? nextLooks(db, studyId, personId, round, Math.max(0, count - held.length)) : [];
    const ids = [...held, ...fresh.map((look) => showLook(db, studyId, personId, look, now))];
    return ok(ids.map((id) => claimOne(db, { personId, windowId }, id, now)));
  });
}

/** When a round begins for this person: a fixed time after their last answer in the previous one. */
function opensAt(
  db: ReadDb,
  study: Pick<Study, 'id' | 'pauseMinutes'>,
  personId: PersonId,
  round: number,
): Steady | -1 {
  const before = answeredBefore(db, study.id, personId, round);
  return before === null ? -1 : later(before, study.pauseMinutes * MINUTE_MS);
}

/** The studies in which this person still has looks to answer. */
export function studyTasks(db: ReadDb, personId: PersonId | null, now: Moment): readonly StudyTask[] {
  if (personId === null) return [];
  return runningStudiesOf(db, personId).flatMap((study) => {
    const round = roundOf(db, study.id, personId);
    if (round === null) return [];
    const { pauseMinutes: _, ...task } = study;
    const opens = opensAt(db, study, personId, round);
    return [{ ...task, round, opensAt: opens === -1 || opens <= now.steady ? null : timeOfDay(now, opens) }];
  });
}
