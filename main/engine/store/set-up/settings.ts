import { z } from 'zod';
import { type StationSettings, stationSettingsSchema } from '../../../../preload/contract/station/settings.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import type { DataFolder } from '../../data-folder.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { type ReadDb, readableRow, type WriteDb } from '../handles.ts';

export const DEFAULT_SETTINGS: StationSettings = {
  stationName: 'Lupa',
  language: 'en',
  theme: 'auto',
  shiftStarts: [6 * 60, 14 * 60, 22 * 60],
  savesShiftReports: false,
  lineOutputFolder: null,
  isLineOutputOnShare: false,
  answerDelaySeconds: 3,
  workers: null,
  maxPictureMegapixels: 100,
  autoLockMinutes: 10,
  alarmVolume: 50,
  minLookMs: 150,
  secondLookShare: 0.1,
  secondLookHours: 8,
};

const rowSchema = z.object({ body: jsonColumn(stationSettingsSchema.partial()) });

/** The settings in force. A setting unknown to an earlier version has its default. */
export function stationSettings(db: ReadDb): StationSettings {
  const newest = db.get('SELECT id, body FROM station_setting ORDER BY id DESC LIMIT 1');
  const row = readableRow(db, rowSchema, newest);
  const settings = row === null && newest !== undefined ? salvaged(db) : row?.body;
  return stationSettingsSchema.parse({ ...DEFAULT_SETTINGS, ...settings });
}

/** How many older settings are searched for readable values if the newest are damaged. */
const SALVAGED_FROM = 50;
type Fields = Readonly<Record<string, unknown>>;
const anythingSchema = z.object({ body: jsonColumn(z.record(z.string(), z.unknown())) });

/** Each setting as it was last readable: a station goes on as it was set up, as far as that is known. */
function salvaged(db: ReadDb): Partial<StationSettings> {
  const rows = db.all('SELECT body FROM station_setting ORDER BY id DESC LIMIT @limit', { limit: SALVAGED_FROM });
  const bodies = rows.flatMap((row): Fields[] => {
    try {
      return [anythingSchema.parse(row).body];
    } catch {
      // Not even JSON: nothing can be recovered from it.
      return [];
    }
  });
  const fields = Object.entries(stationSettingsSchema.shape).flatMap(([name, schema]) => {
    const found = bodies.find((body) => name in body && schema.safeParse(body[name]).success);
    return found === undefined ? [] : [[name, found[name]] as const];
  });
  return Object.fromEntries(fields);
}

/** Where messages to the line are written. */
export function lineFolderOf(db: ReadDb, { lineOutput }: Pick<DataFolder, 'lineOutput'>): string {
  return stationSettings(db).lineOutputFolder ?? lineOutput;
}

/** How long a person's answer is held back before the line is told, in milliseconds. */
export function answerDelayMs(db: ReadDb): number {
  return stationSettings(db).answerDelaySeconds * 1000;
}

export function changeSettings(db: WriteDb, settings: StationSettings, madeBy: string, madeAt: Instant): void {
  db.run('INSERT INTO station_setting (body, made_by, made_at) VALUES (@body, @madeBy, @madeAt)', {
    body: jsonText(stationSettingsSchema, settings),
    madeBy,
    madeAt,
  });
}
