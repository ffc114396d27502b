import { isMeasure, type Measure } from '../../../main/domain/review/measured-look.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { addDisposition } from '../../../main/engine/store/review/dispositions.ts';
import { addReference } from '../../../main/engine/store/review/references.ts';
import { insertMeasure } from '../../../main/engine/store/teaching/repeat-plans.ts';
import type { Reference } from '../../../preload/contract/parts/reference.ts';
import type { Person } from '../../../preload/contract/people/person.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import { type DispositionId, dispositionIdSchema, type InspectionId } from '../../../preload/contract/values/units.ts';
import { inspectionRecord, type RecordPlace } from './records.ts';

/** A store with people's answers to parts, written directly. */
export function sayings(store: Store, place: RecordPlace) {
  let parts = 0;

  function part(): InspectionId {
    parts++;
    const [recorded] = writeRecords(store.write, [
      inspectionRecord(place, `${place.recipeId}-${place.at}-${parts}.jpg`, { decidedAt: place.at }),
    ]);
    if (recorded?.kind !== 'inspected') throw new Error('the part was not recorded');
    return recorded.inspectionId;
  }

  function say(
    person: Person,
    inspectionId: InspectionId,
    kind: DispositionKind,
    { ask = 'audit', firstId = null, at = place.at, tookMs = 2000 }: Said = {},
  ): DispositionId {
    const reviewItemId = isMeasure(ask)
      ? insertMeasure(store.write, { inspectionId, ask, firstDispositionId: firstId, queuedAt: at })
      : store.write.run(
          `INSERT INTO review_item (inspection_id, ask, is_blind, queued_at, closed_at) VALUES (@inspectionId, 'audit', 1, @at, @at)`,
          { inspectionId, at },
        ).rowId;
    store.write.run('UPDATE review_item SET closed_at = @at WHERE id = @reviewItemId', { at, reviewItemId });
    const made = { personId: person.id, madeAt: at, tookMs, classNames: [], boxes: [], comment: '' };
    return dispositionIdSchema.parse(addDisposition(store.write, { inspectionId, reviewItemId, kind, ask, ...made }));
  }

  /** One part that `first` answers and `then` is shown again. */
  function twice(first: Person, firstKind: DispositionKind, then: Person, kind: DispositionKind, at = place.at): void {
    const inspectionId = part();
    const firstId = say(first, inspectionId, firstKind, { at });
    say(then, inspectionId, kind, { ask: 'repeat', firstId, at });
  }

  function agree(inspectionId: InspectionId, isBad: boolean, origin: Reference['origin'] = 'challenge'): void {
    const said = { isBad, classNames: [], boxes: [], comment: '', madeBy: 'Ada', madeAt: place.at };
    addReference(store.write, { ...said, inspectionId, origin, personId: null });
  }

  return { part, say, twice, agree };
}

type Said = {
  readonly ask?: 'audit' | Measure;
  readonly firstId?: DispositionId | null;
  readonly at?: number;
  readonly tookMs?: number;
};
