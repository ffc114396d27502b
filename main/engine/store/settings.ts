import { z } from 'zod';
import { type StationSettings, stationSettingsSchema } from '../../../preload/contract/station.ts';
import type { Instant } from '../../../preload/contract/units.ts';
import { parseRow, type ReadDb, type WriteDb } from './handles.ts';
import { jsonColumn, jsonText } from './json-column.ts';

export const DEFAULT_SETTINGS: StationSettings = {
  stationName: 'Lupa',
  language: 'en',
  theme: 'auto',
  shiftStarts: [6 * 60, 14 * 60, 22 * 60],
  lineOutputFolder: null,
  answerDelaySeconds: 3,
  workers: null,
  maxPictureMegapixels: 100,
  autoLockMinutes: 10,
};

const rowSchema = z.object({ body: jsonColumn(stationSettingsSchema.partial()) });

/** The settings in force. One that an earlier version did not know yet has its default. */
export function stationSettings(db: ReadDb): StationSettings {
  const row = parseRow(rowSchema, db.get('SELECT body FROM station_setting ORDER BY id DESC LIMIT 1'));
  return stationSettingsSchema.parse({ ...DEFAULT_SETTINGS, ...row?.body });
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
