import { z } from 'zod';

/** How far from 1970 a date can be, by ECMAScript's `Date`. File systems have later times. */
const FURTHEST_MS = 8.64e15;

/** Milliseconds since 1970-01-01T00:00:00Z, within the range of a date. */
export const instantSchema = z.number().int().min(-FURTHEST_MS).max(FURTHEST_MS);
export type Instant = z.infer<typeof instantSchema>;

/** An instant chosen by people: from 1970 to the year 2200, a range that every calendar and every clock covers. */
export const calendarInstantSchema = instantSchema.min(0).max(Date.UTC(2200, 0));

/** The nearest instant to a foreign time; 1970 if that is not a number. */
export function nearestInstant(ms: number): Instant {
  return Number.isNaN(ms) ? 0 : Math.min(FURTHEST_MS, Math.max(-FURTHEST_MS, Math.floor(ms)));
}

/** The longest path that a system accepts. */
export const pathSchema = z.string().min(1).max(4096);

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');
export type Sha256 = z.infer<typeof sha256Schema>;

/** A model's own number from 0 to 1. It is not calibrated, so it is never called a probability. */
export const scoreSchema = z.number().min(0).max(1);

const rowId = z.number().int().positive();
export const shotIdSchema = rowId.brand<'ShotId'>();
export const inspectionIdSchema = rowId.brand<'InspectionId'>();
export const dispositionIdSchema = rowId.brand<'DispositionId'>();
export const recipeIdSchema = rowId.brand<'RecipeId'>();
export const laneIdSchema = rowId.brand<'LaneId'>();
export const personIdSchema = rowId.brand<'PersonId'>();
export const replayIdSchema = rowId.brand<'ReplayId'>();
export const rolloutIdSchema = rowId.brand<'RolloutId'>();
export const caseIdSchema = rowId.brand<'CaseId'>();
export type ShotId = z.infer<typeof shotIdSchema>;
export type InspectionId = z.infer<typeof inspectionIdSchema>;
export type DispositionId = z.infer<typeof dispositionIdSchema>;
export type RecipeId = z.infer<typeof recipeIdSchema>;
export type LaneId = z.infer<typeof laneIdSchema>;
export type PersonId = z.infer<typeof personIdSchema>;
export type ReplayId = z.infer<typeof replayIdSchema>;
export type RolloutId = z.infer<typeof rolloutIdSchema>;
export type CaseId = z.infer<typeof caseIdSchema>;
