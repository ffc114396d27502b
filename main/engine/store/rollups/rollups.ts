import { z } from 'zod';
import type { InspectionId } from '../../../../preload/contract/values/units.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';
import { agreement } from './agreement.ts';
import { audits } from './audits.ts';
import { boxDays, boxes } from './boxes.ts';
import { classes } from './classes.ts';
import { faults } from './faults.ts';
import { outcomes } from './outcomes.ts';
import { parts } from './parts.ts';
import { reviewLoad } from './review-load.ts';
import {
  type Admits,
  countTableDifferences,
  type RollupTable,
  rebuildTable,
  runAll,
  statementsOf,
} from './rollup-table.ts';
import { replayClasses, replayVerdicts, shadowClasses, shadowVerdicts } from './shadow.ts';
import { stages } from './stages.ts';

const ofShots: readonly RollupTable[] = [parts, classes, boxes, boxDays, stages, faults];
const ofReview: readonly RollupTable[] = [outcomes, audits, reviewLoad];
const ofShadow: readonly RollupTable[] = [agreement];
/** Change with what challengers say of a part, and with what people make of it. */
const ofBoth: readonly RollupTable[] = [shadowVerdicts, shadowClasses];
/** Change as well with what models say of a part that is shown to them again. */
const ofReplay: readonly RollupTable[] = [replayVerdicts, replayClasses];
const all = [...ofShots, ...ofReview, ...ofShadow, ...ofBoth, ...ofReplay];

const between: Admits = (id) => `${id} BETWEEN @first AND @last`;
const ofInspection: Admits = (id) => `${id} = @inspectionId`;
const shotsAdded = ofShots.map((table) => statementsOf(table, between).add);
const keepers = (tables: readonly RollupTable[]) => {
  const statements = tables.map((table) => statementsOf(table, ofInspection));
  return {
    taken: statements.map(({ subtract }) => subtract),
    added: statements.map(({ add }) => add),
    swept: statements.map(({ sweep }) => sweep),
  };
};
const review = keepers([...ofReview, ...ofBoth, ...ofReplay]);
const shadow = keepers([...ofShadow, ...ofBoth]);
const replay = keepers(ofReplay);

/** Adds the shots with these ids to the roll-ups. Called in the transaction that wrote them. */
export function addToRollups(db: WriteDb, first: number, last: number): void {
  runAll(db, shotsAdded, { first, last });
}

/**
 * Does `work`, which changes what people made of this part, and moves its counts from what they were to what they are. Work
 * of several steps is wrapped as a whole: steps that keep the counts of the same part by themselves leave them to it.
 */
export function keepingRollups<T>(db: WriteDb, inspectionId: InspectionId, work: () => T): T {
  return keeping(db, review, inspectionId, work);
}

/** The same for `work` that changes what challengers said of this part. */
export function keepingShadow<T>(db: WriteDb, inspectionId: InspectionId, work: () => T): T {
  return keeping(db, shadow, inspectionId, work);
}

/** The same for `work` that changes what models said of this part when it was shown to them again. */
export function keepingReplay<T>(db: WriteDb, inspectionId: InspectionId, work: () => T): T {
  return keeping(db, replay, inspectionId, work);
}

type Keepers = ReturnType<typeof keepers>;

/** The part whose counts are out of the roll-ups right now, and out of which ones. */
const taken = new WeakMap<WriteDb, { readonly inspectionId: InspectionId; readonly keepers: Keepers }>();

function keeping<T>(db: WriteDb, keepers: Keepers, inspectionId: InspectionId, work: () => T): T {
  const outer = taken.get(db);
  if (outer !== undefined) {
    if (outer.inspectionId === inspectionId && outer.keepers === keepers) return work();
    throw new Error(`The counts of part ${inspectionId} cannot be moved while those of part ${outer.inspectionId} are`);
  }
  taken.set(db, { inspectionId, keepers });
  try {
    return db.transaction(() => {
      runAll(db, keepers.taken, { inspectionId });
      const result = work();
      runAll(db, keepers.added, { inspectionId });
      runAll(db, keepers.swept, {});
      return result;
    });
  } finally {
    taken.delete(db);
  }
}

export type Rebuilt = { readonly rows: number; readonly differences: number };

/** Makes the roll-ups anew from the facts. Returns how many rows were wrong or missing before: 0 is the proof that keeping them works. */
export function rebuildRollups(db: WriteDb): Rebuilt {
  return db.transaction(() => {
    const rebuilt = all.map((table) => rebuildTable(db, table));
    db.run('UPDATE rollup_state SET is_stale = 0');
    return {
      rows: rebuilt.reduce((sum, { rows }) => sum + rows, 0),
      differences: rebuilt.reduce((sum, { differences }) => sum + differences, 0),
    };
  });
}

/** Makes the roll-ups anew where a step of the schema has changed what they hold. */
export function rebuildStaleRollups(db: WriteDb): void {
  const state = parseRow(z.object({ isStale: z.number() }), db.get('SELECT is_stale AS isStale FROM rollup_state'));
  if (state?.isStale === 1) rebuildRollups(db);
}

/** How many rows of all roll-ups differ from what the facts say, both ways counted. Reads every fact. */
export function countRollupDifferences(db: ReadDb): number {
  return all.reduce((sum, table) => sum + countTableDifferences(db, table), 0);
}
