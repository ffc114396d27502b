import { z } from 'zod';
import { type ObjectionCode, objectionCodeSchema } from '../../../../preload/contract/models/model-objection.ts';
import {
  type RolloutHappening,
  type RolloutState,
  rolloutHappeningSchema,
  rolloutStateSchema,
} from '../../../../preload/contract/models/rollout.ts';
import { type RolloutPlan, rolloutPlanSchema } from '../../../../preload/contract/models/rollout-plan.ts';
import {
  type Instant,
  instantSchema,
  type RecipeId,
  type RolloutId,
  recipeIdSchema,
  rolloutIdSchema,
  type Sha256,
} from '../../../../preload/contract/values/units.ts';
import { ROLLOUT_BEGUN } from '../../../domain/rollout/advance-rollout.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { sha256Column } from '../columns/sha256.ts';
import { parseRows, type ReadDb, readableRow, readableRows, type WriteDb } from '../handles.ts';
import { modelIdOf } from '../models/models.ts';
import type { Author } from '../station/author.ts';

const rowSchema = z.object({
  id: rolloutIdSchema,
  recipeId: recipeIdSchema,
  champion: sha256Column,
  challenger: sha256Column,
  salt: z.instanceof(Uint8Array),
  plan: jsonColumn(rolloutPlanSchema),
  judging: z.string(),
  despite: jsonColumn(z.array(objectionCodeSchema)),
  state: jsonColumn(rolloutStateSchema),
  isOn: z.number().transform(Boolean),
  beganAt: instantSchema,
  seenAt: instantSchema.nullable(),
});
/** A roll-out in its current state. */
export type RolloutRow = Readonly<z.output<typeof rowSchema>>;

const SELECT = `SELECT r.id, r.recipe_id AS recipeId, a.sha256 AS champion, b.sha256 AS challenger, r.salt, r.plan, r.judging, r.despite,
    r.state, r.is_on AS isOn, r.began_at AS beganAt, r.seen_at AS seenAt
  FROM rollout r JOIN model a ON a.id = r.champion_id JOIN model b ON b.id = r.challenger_id`;

/**
 * The running roll-out of a recipe, or `null`; a finished one counts until the station has switched back. One that cannot be read
 * counts as none, and the store says that it is damaged: parts go on under their champion, unless that is its challenger ({@link challengerOn}).
 */
export function rolloutOn(db: ReadDb, recipeId: RecipeId): RolloutRow | null {
  return readableRow(db, rowSchema, db.get(`${SELECT} WHERE r.recipe_id = @recipeId AND r.is_on = 1`, { recipeId }));
}

const challengerSchema = z.object({ challenger: sha256Column });

/** The challenger of a recipe's running roll-out, also when nothing else of that roll-out can be read; `null` without one. */
export function challengerOn(db: ReadDb, recipeId: RecipeId): Sha256 | null {
  const row = db.get(
    'SELECT m.sha256 AS challenger FROM rollout r JOIN model m ON m.id = r.challenger_id WHERE r.recipe_id = @recipeId AND r.is_on = 1',
    { recipeId },
  );
  return readableRow(db, challengerSchema, row)?.challenger ?? null;
}

const recipeSchema = z.object({ recipeId: recipeIdSchema });

/** The recipes with a running roll-out, readable or not. */
export function recipesRolledOut(db: ReadDb): readonly RecipeId[] {
  const rows = db.all('SELECT recipe_id AS recipeId FROM rollout WHERE is_on = 1');
  return readableRows(db, recipeSchema, rows).map(({ recipeId }) => recipeId);
}

/** All running ones, the longest running first. */
export function rolloutsOn(db: ReadDb): readonly RolloutRow[] {
  return readableRows(db, rowSchema, db.all(`${SELECT} WHERE r.is_on = 1 ORDER BY r.id`));
}

export function rolloutOf(db: ReadDb, id: RolloutId): RolloutRow | null {
  return readableRow(db, rowSchema, db.get(`${SELECT} WHERE r.id = @id`, { id }));
}

/** Those that went back or were stopped, where nobody has read the notice yet, also if another has begun since. */
export function unseenRollouts(db: ReadDb): readonly RolloutRow[] {
  const rows = db.all(`${SELECT} WHERE r.seen_at IS NULL AND r.is_on = 0 ORDER BY r.id`);
  return readableRows(db, rowSchema, rows).filter(
    ({ state }) => state.status === 'rolled-back' || state.status === 'stopped',
  );
}

/** The newest roll-outs, newest first. */
export function newestRollouts(db: ReadDb, limit: number): readonly RolloutRow[] {
  return readableRows(db, rowSchema, db.all(`${SELECT} ORDER BY r.id DESC LIMIT @limit`, { limit }));
}

export type RolloutDraft = {
  readonly recipeId: RecipeId;
  readonly champion: Sha256;
  readonly challenger: Sha256;
  /** 16 bytes, drawn anew for every roll-out. */
  readonly salt: Uint8Array;
  readonly plan: RolloutPlan;
  readonly judging: string;
  readonly despite: readonly ObjectionCode[];
  readonly reason: string;
};

/** Begins one; `null` if the recipe already has one. */
export function addRollout(db: WriteDb, actor: Author, beganAt: Instant, draft: RolloutDraft): RolloutId | null {
  return db.transaction(() => {
    const isTaken = db.get('SELECT 1 FROM rollout WHERE recipe_id = @recipeId AND is_on = 1', {
      recipeId: draft.recipeId,
    });
    if (isTaken !== undefined) return null;
    const { rowId } = db.run(
      `INSERT INTO rollout (recipe_id, champion_id, challenger_id, salt, plan, judging, despite, state, is_on, began_at)
       VALUES (@recipeId, @championId, @challengerId, @salt, @plan, @judging, @despite, @state, 1, @beganAt)`,
      {
        recipeId: draft.recipeId,
        championId: modelIdOf(db, draft.champion),
        challengerId: modelIdOf(db, draft.challenger),
        salt: draft.salt,
        plan: jsonText(rolloutPlanSchema, draft.plan),
        judging: draft.judging,
        despite: jsonText(z.array(objectionCodeSchema).readonly(), draft.despite),
        state: jsonText(rolloutStateSchema, ROLLOUT_BEGUN),
        beganAt,
      },
    );
    const id = rolloutIdSchema.parse(rowId);
    noteRolloutEvent(db, id, { kind: 'began' }, { looked: 0, reason: draft.reason, actor, madeAt: beganAt });
    return id;
  });
}

export function keepRolloutState(db: WriteDb, id: RolloutId, state: RolloutState, isOn: boolean): void {
  db.run('UPDATE rollout SET state = @state, is_on = @isOn WHERE id = @id', {
    id,
    state: jsonText(rolloutStateSchema, state),
    isOn: isOn ? 1 : 0,
  });
}

/** Somebody has read the notice of how it ended. */
export function noteRolloutSeen(db: WriteDb, id: RolloutId, seenAt: Instant): void {
  db.run('UPDATE rollout SET seen_at = ifnull(seen_at, @seenAt) WHERE id = @id', { id, seenAt });
}

type Circumstances = {
  readonly looked: number;
  readonly reason: string;
  readonly actor: Author;
  readonly madeAt: Instant;
};

export function noteRolloutEvent(
  db: WriteDb,
  rolloutId: RolloutId,
  happening: RolloutHappening,
  { looked, reason, actor, madeAt }: Circumstances,
): void {
  db.run(
    `INSERT INTO rollout_event (rollout_id, happening, looked, reason, person_id, made_by, made_at)
     VALUES (@rolloutId, @happening, @looked, @reason, @personId, @madeBy, @madeAt)`,
    {
      rolloutId,
      happening: jsonText(rolloutHappeningSchema, happening),
      looked,
      reason,
      personId: actor.personId,
      madeBy: actor.name,
      madeAt,
    },
  );
}

const eventSchema = z.object({
  happening: jsonColumn(rolloutHappeningSchema),
  looked: z.number().int(),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: instantSchema,
});

/** The log of a roll-out, newest first. */
export function rolloutEvents(db: ReadDb, id: RolloutId): readonly z.output<typeof eventSchema>[] {
  const rows = db.all(
    `SELECT happening, looked, reason, made_by AS madeBy, made_at AS madeAt FROM rollout_event
     WHERE rollout_id = @id ORDER BY id DESC`,
    { id },
  );
  return parseRows(eventSchema, rows);
}

/** How the evidence stood when one more disagreement was settled, as natural logarithms. */
export function addRolloutPoint(
  db: WriteDb,
  rolloutId: RolloutId,
  point: { readonly settled: number; readonly escapes: number; readonly overkill: number; readonly madeAt: Instant },
): void {
  db.run(
    `INSERT INTO rollout_point (rollout_id, settled, escapes, overkill, made_at)
     VALUES (@rolloutId, @settled, @escapes, @overkill, @madeAt)`,
    { rolloutId, ...point },
  );
}

const pointSchema = z.object({
  settled: z.number().int(),
  escapes: z.number(),
  overkill: z.number(),
  at: instantSchema,
});

/** The newest points of the curve, oldest first. */
export function rolloutPoints(db: ReadDb, id: RolloutId, limit: number): readonly z.output<typeof pointSchema>[] {
  const rows = db.all(
    `SELECT settled, escapes, overkill, made_at AS at FROM (
       SELECT * FROM rollout_point WHERE rollout_id = @id ORDER BY id DESC LIMIT @limit) ORDER BY id`,
    { id, limit },
  );
  return parseRows(pointSchema, rows);
}
