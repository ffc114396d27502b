import { z } from 'zod';
import { inspectionIdSchema, instantSchema, personIdSchema, recipeIdSchema } from '../values/units.ts';
import { agreementEstimateSchema, shareSchema } from './consistency.ts';

export const studyIdSchema = z.number().int().positive().brand<'StudyId'>();
export type StudyId = z.infer<typeof studyIdSchema>;

const ROUNDS = { least: 2, most: 5 } as const;
const PARTS = { least: 4, most: 200 } as const;
const PEOPLE = { least: 2, most: 10 } as const;
/** A week. */
const PAUSE_MOST_MINUTES = 7 * 24 * 60;

function isEachOnce(ids: readonly number[]): boolean {
  return new Set(ids).size === ids.length;
}

/** The right answer for a part of a study: agreed before, or given by the expert who plans the study. */
const studyPartDraftSchema = z.object({
  inspectionId: inspectionIdSchema,
  isBad: z.boolean(),
  isBorderline: z.boolean(),
  source: z.enum(['agreed', 'expert']),
});

/** A crossed trial: every person looks at every part in every round. */
export const studyDraftSchema = z.object({
  name: z.string().trim().min(1).max(80),
  recipeId: recipeIdSchema,
  parts: z
    .array(studyPartDraftSchema)
    .min(PARTS.least)
    .max(PARTS.most)
    .refine((parts) => isEachOnce(parts.map(({ inspectionId }) => inspectionId)), 'a part is named twice'),
  people: z.array(personIdSchema).min(PEOPLE.least).max(PEOPLE.most).refine(isEachOnce, 'a person is named twice'),
  rounds: z.number().int().min(ROUNDS.least).max(ROUNDS.most),
  /** The least time a person waits between two rounds, so that they do not recognise the parts. */
  pauseMinutes: z.number().int().min(0).max(PAUSE_MOST_MINUTES),
});
export type StudyDraft = Readonly<z.infer<typeof studyDraftSchema>>;

/** A part that may be worth showing, and why. */
export const studyCandidateSchema = z.object({
  id: inspectionIdSchema,
  name: z.string(),
  capturedAt: instantSchema,
  hint: z.enum(['disputed', 'near-limit', 'agreed-bad', 'agreed-good', 'rejected', 'passed']),
  isBorderline: z.boolean(),
  /** The agreed answer; null if there is none. */
  isAgreedBad: z.boolean().nullable(),
});
export type StudyCandidate = Readonly<z.infer<typeof studyCandidateSchema>>;

const studyPersonSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  answered: z.number().int(),
  of: z.number().int(),
  /** Left before the end: not counted. */
  hasLeft: z.boolean(),
});

export const studySchema = z.object({
  id: studyIdSchema,
  name: z.string(),
  recipeId: recipeIdSchema,
  recipeName: z.string(),
  parts: z.object({ good: z.number().int(), bad: z.number().int(), borderline: z.number().int() }),
  rounds: z.number().int(),
  pauseMinutes: z.number().int(),
  people: z.array(studyPersonSchema),
  madeBy: z.string(),
  madeAt: instantSchema,
  /** Null while it is running. */
  endedAt: instantSchema.nullable(),
  /** Whether the viewer takes part, and so may not see figures before the end. */
  isMine: z.boolean(),
});
export type Study = Readonly<z.infer<typeof studySchema>>;

/** A study for which somebody still has to look at parts. */
export const studyTaskSchema = z.object({
  id: studyIdSchema,
  name: z.string(),
  answered: z.number().int(),
  of: z.number().int(),
  round: z.number().int(),
  rounds: z.number().int(),
  /** When the round begins, after the pause; null: now. */
  opensAt: instantSchema.nullable(),
});
export type StudyTask = Readonly<z.infer<typeof studyTaskSchema>>;

const gradeSchema = z.enum(['acceptable', 'marginal', 'unacceptable']);
export type StudyGrade = z.infer<typeof gradeSchema>;
/** The grade of a figure and of both ends of its interval: if they differ, the study was too small to tell. */
const verdictSchema = z.object({ grade: gradeSchema, best: gradeSchema, worst: gradeSchema });
export type StudyVerdict = Readonly<z.infer<typeof verdictSchema>>;

const share = shareSchema.nullable();
const kappa = agreementEstimateSchema.nullable();

export const studyPersonFiguresSchema = z.object({
  name: z.string(),
  /** Parts with the same answer in every round, and Fleiss' kappa between the rounds. */
  within: share,
  withinKappa: kappa,
  /** Parts judged correctly in every round. */
  effectiveness: share,
  alwaysMissed: z.number().int(),
  alwaysFalse: z.number().int(),
  mixed: z.number().int(),
  /** Looks at bad parts that said good; looks at good parts that said bad. */
  miss: share,
  falseAlarm: share,
  /** Cohen's kappa against the right answers. */
  referenceKappa: kappa,
  verdicts: z.object({
    effectiveness: verdictSchema.nullable(),
    miss: verdictSchema.nullable(),
    falseAlarm: verdictSchema.nullable(),
    all: verdictSchema.nullable(),
  }),
});
export type StudyPersonFigures = Readonly<z.infer<typeof studyPersonFiguresSchema>>;

/** The answers to one part: by person, in the order of the figures, then by round; true: bad. */
const studyPartAnswersSchema = z.object({
  inspectionId: inspectionIdSchema,
  name: z.string(),
  isBad: z.boolean(),
  isBorderline: z.boolean(),
  source: z.enum(['agreed', 'expert']),
  answers: z.array(z.array(z.boolean())),
});

/** The results of a study. Only people who answered everything count; figures are null while there are none. */
export const studyResultSchema = z.object({
  study: studySchema,
  figures: z
    .object({
      people: z.array(studyPersonFiguresSchema),
      pairs: z.array(z.object({ names: z.tuple([z.string(), z.string()]), kappa })),
      between: share,
      betweenKappa: kappa,
      allRight: share,
      parts: z.array(studyPartAnswersSchema),
    })
    .nullable(),
});
export type StudyResult = Readonly<z.infer<typeof studyResultSchema>>;
