import { z } from 'zod';
import { type Lane, type LaneSettings, laneSchema, type UsedBits } from '../../../../preload/contract/station/lane.ts';
import { type Instant, type LaneId, laneIdSchema } from '../../../../preload/contract/values/units.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { parseRow, type ReadDb, readableRows, type WriteDb } from '../handles.ts';
import type { Admitted } from './admitted.ts';

const watchingSchema = laneSchema.pick({
  isRecursive: true,
  isPolled: true,
  settleMs: true,
  sweepEveryMs: true,
  afterwards: true,
  usedBits: true,
});
const watchingRowSchema = z.object({ watching: jsonColumn(watchingSchema) });

const rowSchema = laneSchema
  .pick({ id: true, name: true, folder: true, recipeId: true })
  .extend({ isEnabled: z.number().transform(Boolean), watching: jsonColumn(watchingSchema) })
  .transform(({ watching, ...row }): Lane => ({ ...row, ...watching }));

const COLUMNS = 'id, name, folder, recipe_id AS recipeId, is_enabled AS isEnabled, watching';

/** The lanes of the station, oldest first, without removed ones. */
export function lanes(db: ReadDb): readonly Lane[] {
  return readableRows(db, rowSchema, db.all(`SELECT ${COLUMNS} FROM lane WHERE removed_at IS NULL ORDER BY id`));
}

/** Whether a lane was set up, even if its row cannot be read any more. */
export function hasLanes(db: ReadDb): boolean {
  return db.get('SELECT 1 FROM lane WHERE removed_at IS NULL') !== undefined;
}

export function laneOf(db: ReadDb, id: LaneId): Lane | null {
  return parseRow(rowSchema, db.get(`SELECT ${COLUMNS} FROM lane WHERE id = @id AND removed_at IS NULL`, { id }));
}

/** How many bits a lane's camera uses, also of a removed lane: its images still exist. */
export function usedBitsOf(db: ReadDb, id: LaneId): UsedBits {
  const row = db.get('SELECT watching FROM lane WHERE id = @id', { id });
  return parseRow(watchingRowSchema, row)?.watching.usedBits ?? null;
}

export function addLane(db: WriteDb, settings: Admitted<LaneSettings>): Lane {
  const { rowId } = db.run(
    `INSERT INTO lane (name, folder, recipe_id, is_enabled, watching)
     VALUES (@name, @folder, @recipeId, @isEnabled, @watching)`,
    columnsOf(settings),
  );
  const { name, folder, recipeId, isEnabled, ...watching } = settings;
  return { id: laneIdSchema.parse(rowId), name, folder, recipeId, isEnabled, ...watchingSchema.parse(watching) };
}

export function changeLane(db: WriteDb, id: LaneId, settings: Admitted<LaneSettings>): void {
  db.run(
    `UPDATE lane SET name = @name, folder = @folder, recipe_id = @recipeId, is_enabled = @isEnabled, watching = @watching
     WHERE id = @id`,
    { ...columnsOf(settings), id },
  );
}

/** Removes the lane from the station. Its row stays: the records name it. */
export function removeLane(db: WriteDb, id: LaneId, removedAt: Instant): void {
  db.run('UPDATE lane SET removed_at = @removedAt WHERE id = @id', { id, removedAt });
}

function columnsOf(settings: LaneSettings) {
  return {
    name: settings.name,
    folder: settings.folder,
    recipeId: settings.recipeId,
    isEnabled: settings.isEnabled ? 1 : 0,
    watching: jsonText(watchingSchema, settings),
  };
}
