import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { Study, StudyId } from '../../../preload/contract/people/study.ts';
import type { PersonId } from '../../../preload/contract/values/units.ts';
import type { Moment } from '../clock.ts';
import type { WriteDb } from '../store/handles.ts';
import { noteChange } from '../store/set-up/change-events.ts';
import { endStudy, hasOpenLooks, studyOf, takeOutOfStudy } from '../store/studies/studies.ts';
import { closeLooks } from '../store/studies/study-looks.ts';
import { existing } from './plan-study.ts';

/** Ends a study when no one still in it has anything left to answer. Call within the transaction of an answer that may be the last. */
export function endIfComplete(db: WriteDb, id: StudyId, now: Moment): void {
  if (hasOpenLooks(db, id)) return;
  closeLooks(db, id, now);
  endStudy(db, id, now.at);
}

export function endEarly(db: WriteDb, actor: Actor, id: StudyId, now: Moment): Result<Study> {
  return db.transaction(() => {
    if (studyOf(db, id, null) === null) return failed(notFound('study', id));
    if (!endStudy(db, id, now.at)) return failed(conflict('study-ended'));
    closeLooks(db, id, now);
    noteChange(db, actor, now.at, { name: 'study.ended', subject: String(id), body: {} });
    return ok(existing(db, id, actor));
  });
}

/** Continues without somebody who has left. */
export function takeOut(db: WriteDb, actor: Actor, id: StudyId, personId: PersonId, now: Moment): Result<Study> {
  return db.transaction(() => {
    const study = studyOf(db, id, null);
    if (study === null) return failed(notFound('study', id));
    if (study.endedAt !== null) return failed(conflict('study-ended'));
    if (!takeOutOfStudy(db, id, personId, now.at)) return failed(notFound('person', personId));
    noteChange(db, actor, now.at, { name: 'study.person-taken-out', subject: String(id), body: { personId } });
    endIfComplete(db, id, now);
    return ok(existing(db, id, actor));
  });
}
