import type { Moment } from '../../../main/engine/clock.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { insertStudy } from '../../../main/engine/store/studies/studies.ts';
import { showLook } from '../../../main/engine/store/studies/study-looks.ts';
import type { StudyId } from '../../../preload/contract/people/study.ts';
import { addTestPerson } from '../station/test-person.ts';
import { moment } from '../time/fixed-clock.ts';
import { inspectionRecord, type RecordPlace } from './records.ts';

export type StudySize = { readonly parts: number; readonly people: number; readonly rounds: number };

/** A study in which everybody has answered everything: every third part is bad, and each person errs on one part in seven. */
export function addAnsweredStudy(store: Store, place: RecordPlace, { parts, people, rounds }: StudySize): StudyId {
  const { write } = store;
  const now: Moment = moment(place.at);
  return write.transaction(() => {
    const recorded = writeRecords(
      write,
      Array.from({ length: parts }, (_, part) => inspectionRecord(place, `study-${part}.jpg`, { decidedAt: place.at })),
    );
    const ids = recorded.flatMap((one) => (one.kind === 'inspected' ? [one.inspectionId] : []));
    const isBad = (part: number) => part % 3 === 0;
    const looks = Array.from({ length: people }, (_, person) => ({
      personId: addTestPerson(store, `Reviewer ${person + 1}`, 'operator').id,
      rounds: Array.from({ length: rounds }, () => ids),
    }));
    const id = insertStudy(write, {
      ...{ name: 'Study', recipeId: place.recipeId, rounds, pauseMinutes: 0, looks },
      ...{ plannedBy: null, madeBy: 'Sue', madeAt: now.at },
      parts: ids.map((inspectionId, part) => ({
        ...{ inspectionId, isBad: isBad(part), isBorderline: false },
        source: 'expert' as const,
      })),
    });
    looks.forEach(({ personId, rounds: orders }, person) => {
      orders.forEach((order, round) => {
        order.forEach((inspectionId, part) => {
          const itemId = showLook(write, id, personId, { round: round + 1, place: part, inspectionId }, now);
          const saysBad = isBad(part) !== ((part + person + round) % 7 === 0);
          write.run(
            `INSERT INTO disposition (inspection_id, review_item_id, kind, class_names, boxes, comment, ask, person_id, station_name, made_at, took_ms)
             VALUES (@inspectionId, @itemId, @kind, '[]', '[]', '', 'study', @personId, '', @at, 2000)`,
            { inspectionId, itemId, kind: saysBad ? 'reject' : 'accept', personId, at: now.at },
          );
        });
      });
    });
    write.run('UPDATE study SET ended_at = @at WHERE id = @id', { at: now.at, id });
    return id;
  });
}
