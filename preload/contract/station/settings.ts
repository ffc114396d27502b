import { z } from 'zod';
import { pathSchema } from '../values/units.ts';

export const languageSchema = z.enum(['en', 'es']);
export type Language = z.infer<typeof languageSchema>;

export const themeSchema = z.enum(['auto', 'light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;

/** Start of each shift as minutes after local midnight, ascending; one entry means one shift round the clock. */
export const shiftStartsSchema = z.array(z.number().int().min(0).max(1439)).min(1).max(6);

export const stationSettingsSchema = z.object({
  stationName: z.string().trim().min(1).max(60),
  language: languageSchema,
  theme: themeSchema,
  shiftStarts: shiftStartsSchema,
  /** Whether a report is saved among the exports at the end of each shift in which parts were inspected. */
  savesShiftReports: z.boolean(),
  /** Where the line's messages are written; null: inside the data folder. */
  lineOutputFolder: pathSchema.nullable(),
  /** It is on a share or a drive that may be missing: nothing is written to this computer's own disk instead. */
  isLineOutputOnShare: z.boolean(),
  /** How long a person's answer is held back before the line is told, so that it can be undone unheard; 0: not at all. */
  answerDelaySeconds: z.number().int().min(0).max(60),
  /** Vision workers; null: as many as the cores allow, measured at start. */
  workers: z.number().int().min(1).max(64).nullable(),
  maxPictureMegapixels: z.number().int().min(1).max(1000),
  /** A window left untouched for this long is signed out; null: never. */
  autoLockMinutes: z.number().int().min(1).max(480).nullable(),
  /** How loud the windows sound an alarm, in percent of the computer's volume; 0: not at all. */
  alarmVolume: z.number().int().min(0).max(100),
  /** How long a part must be on screen before review accepts an answer, in milliseconds. */
  minLookMs: z.number().int().min(100).max(5000),
  /** Share of the turns in review, 0 to 1, for second looks that no line waits for, however many parts have a waiting line. */
  secondLookShare: z.number().min(0).max(0.5),
  /** A second look that has waited longer has every other turn. */
  secondLookHours: z.number().int().min(1).max(720),
});
export type StationSettings = Readonly<z.infer<typeof stationSettingsSchema>>;
