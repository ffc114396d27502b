import { z } from 'zod';
import { historyDaySchema, historyFilterSchema, historyPageSchema, historyPlaceSchema } from '../parts/history.ts';
import { inspectionSchema, inspectionSummarySchema } from '../parts/inspection.ts';
import { reconciliationSchema } from '../parts/reconciliation.ts';
import {
  correctionSchema,
  feedbackSchema,
  reviewAnswerSchema,
  reviewDraftSchema,
  reviewItemIdSchema,
  reviewItemSchema,
  reviewQueueSchema,
  tellingSchema,
} from '../parts/review.ts';
import { toldToLineSchema } from '../parts/told-to-line.ts';
import { studyIdSchema } from '../people/study.ts';
import { accuracyReportSchema } from '../reports/accuracy.ts';
import { deciderReportSchema, reviewLoadReportSchema } from '../reports/automation.ts';
import { controlChartSchema, controlInputSchema, controlRestartSchema } from '../reports/control.ts';
import {
  agreementReportSchema,
  opticsReportSchema,
  outputReportSchema,
  scoreReportSchema,
} from '../reports/input-output.ts';
import { boxMapSchema, defectReportSchema, yieldReportSchema } from '../reports/quality.ts';
import { reportFilterSchema, reportTimesSchema } from '../reports/report.ts';
import {
  faultReportSchema,
  machineReportSchema,
  paceReportSchema,
  stageReportSchema,
} from '../reports/station-figures.ts';
import { laneSchema, laneSettingsSchema } from '../station/lane.ts';
import { lineOutputOperations } from '../station/line-output.ts';
import { recipeBodySchema, recipeSchema } from '../station/recipe.ts';
import { stationSettingsSchema } from '../station/settings.ts';
import { simulatorSettingsSchema, simulatorStateSchema } from '../station/simulator.ts';
import { stationStatusSchema } from '../station/status.ts';
import { exportOrderSchema, exportSizeSchema, exportSummarySchema, transferStateSchema } from '../station/transfer.ts';
import { inspectionIdSchema, laneIdSchema, pathSchema, recipeIdSchema, sha256Schema } from '../values/units.ts';
import { modelOperations } from './model-operations.ts';
import { engineers, everybody, leaders, nothing, type OperationSpec, people } from './operation-spec.ts';
import { peopleOperations } from './people-operations.ts';
import { replayOperations } from './replay-operations.ts';
import { shadowOperations } from './shadow-operations.ts';

/** Every request the engine answers: the one list from which client, handlers, validation and roles are derived. */
export const operations = {
  'station.status': { input: nothing, output: stationStatusSchema, roles: everybody },
  'station.settings': { input: nothing, output: stationSettingsSchema, roles: everybody },
  'station.change-settings': {
    input: stationSettingsSchema.partial(),
    output: stationSettingsSchema,
    roles: engineers,
  },
  /** First run, the short way: a recipe, a lane and the default model on the simulated line. */
  'station.begin-simulated': { input: nothing, output: laneSchema, roles: engineers },
  /** First run, the real way: one folder, one model that is already registered. */
  'station.begin-camera': {
    input: z.object({
      folder: pathSchema,
      modelSha256: sha256Schema.nullable(),
      laneName: z.string().trim().min(1).max(60),
    }),
    output: laneSchema,
    roles: engineers,
  },
  'station.reconcile': { input: z.object({ laneId: laneIdSchema }), output: reconciliationSchema, roles: leaders },

  'lane.list': { input: nothing, output: z.array(laneSchema), roles: people },
  'lane.add': { input: laneSettingsSchema, output: laneSchema, roles: engineers },
  'lane.change': { input: laneSchema, output: laneSchema, roles: engineers },
  /** Forgets what is usual on a lane, after a deliberate change of camera, lamp or part. */
  'lane.learn-anew': { input: z.object({ id: laneIdSchema }), output: nothing, roles: engineers },
  'lane.remove': { input: z.object({ id: laneIdSchema }), output: nothing, roles: engineers },

  'recipe.list': { input: nothing, output: z.array(recipeSchema), roles: people },
  'recipe.versions': { input: z.object({ id: recipeIdSchema }), output: z.array(recipeSchema), roles: leaders },
  'recipe.add': {
    input: z.object({ name: z.string().trim().min(1).max(80), body: recipeBodySchema }),
    output: recipeSchema,
    roles: engineers,
  },
  /** Makes the next version; refused as `conflict` when `basedOn` is no longer the newest. */
  'recipe.change': {
    input: z.object({
      id: recipeIdSchema,
      basedOn: z.number().int().positive(),
      name: z.string().trim().min(1).max(80),
      body: recipeBodySchema,
      comment: z.string().max(500),
    }),
    output: recipeSchema,
    roles: engineers,
  },
  /** The serial, lot and lane that a name pattern reads from some names. */
  'recipe.try-name-pattern': {
    input: z.object({ pattern: z.string().max(500), names: z.array(z.string().max(1000)).max(50) }),
    output: z.array(
      z.object({
        name: z.string(),
        serial: z.string().nullable(),
        lot: z.string().nullable(),
        namedLane: z.string().nullable(),
      }),
    ),
    roles: engineers,
  },

  ...lineOutputOperations,
  ...modelOperations,
  ...shadowOperations,
  ...replayOperations,

  /** Newest first. */
  'inspection.recent': {
    input: z.object({ limit: z.number().int().min(1).max(500), before: inspectionIdSchema.optional() }),
    output: z.array(inspectionSummarySchema),
    roles: everybody,
  },
  'inspection.read': { input: z.object({ id: inspectionIdSchema }), output: inspectionSchema, roles: everybody },

  /** The next stretch of the history after `after`, newest first; the walk is bounded, so a page may be short without being the last. */
  'history.search': {
    input: z.object({
      filter: historyFilterSchema,
      after: historyPlaceSchema.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: historyPageSchema,
    roles: people,
  },
  /** Newest first; days without parts are left out. */
  'history.days': { input: nothing, output: z.array(historyDaySchema), roles: people },

  'review.queue': { input: nothing, output: reviewQueueSchema, roles: everybody },
  /** Claims the most urgent items for this window, or the next looks of a study; asking again renews the claims already held and fills up to `count`. */
  'review.claim': {
    input: z.object({ count: z.number().int().min(1).max(10), study: studyIdSchema.optional() }),
    output: z.array(reviewItemSchema),
    roles: people,
  },
  'review.release': {
    input: z.object({ itemIds: z.array(reviewItemIdSchema).max(50) }),
    output: nothing,
    roles: people,
  },
  /** Durable when it returns. */
  'review.answer': {
    input: reviewAnswerSchema,
    output: z.object({ feedback: feedbackSchema.nullable(), telling: tellingSchema }),
    roles: people,
  },
  /** Saves unfinished work, so that it survives whatever ends the app. Durable when it returns. */
  'review.keep-draft': {
    input: z.object({ itemId: reviewItemIdSchema, draft: reviewDraftSchema }),
    output: nothing,
    roles: people,
  },
  /** Puts the item back to the end of the queue for this person. */
  'review.skip': { input: z.object({ itemId: reviewItemIdSchema }), output: nothing, roles: people },
  /** Undoes this person's newest answer that can still be undone, in the queue or in a study, and claims the item again; null if there is none. */
  'review.undo': {
    input: z.object({ study: studyIdSchema.optional() }),
    output: reviewItemSchema.nullable(),
    roles: people,
  },
  /** What the line was last told of a part; null: nothing. */
  'review.told': {
    input: z.object({ inspectionId: inspectionIdSchema }),
    output: toldToLineSchema.nullable(),
    roles: leaders,
  },
  /** Refused as `line-told` if the line was told something other than the correction assumes. */
  'review.correct': { input: correctionSchema, output: inspectionSchema, roles: leaders },

  /** The times that a filter stands for right now. */
  'report.period': { input: reportFilterSchema, output: reportTimesSchema, roles: leaders },
  /** Lots that were inspected in the period, newest first. */
  'report.lots': { input: reportFilterSchema, output: z.array(z.string()), roles: leaders },
  'report.yield': { input: reportFilterSchema, output: yieldReportSchema, roles: leaders },
  /** Null if nothing is decided. Anyone below a supervisor may only ask for the whole line in the current shift, and for its rejects. */
  'report.control': { input: controlInputSchema, output: controlChartSchema.nullable(), roles: everybody },
  /** Lets every control chart relearn its limits from now on. */
  'report.restart-control': { input: controlRestartSchema, output: nothing, roles: leaders },
  'report.defects': { input: reportFilterSchema, output: defectReportSchema, roles: leaders },
  'report.box-map': { input: reportFilterSchema, output: boxMapSchema, roles: leaders },
  'report.deciders': { input: reportFilterSchema, output: deciderReportSchema, roles: leaders },
  'report.review-load': { input: reportFilterSchema, output: reviewLoadReportSchema, roles: leaders },
  'report.accuracy': { input: reportFilterSchema, output: accuracyReportSchema, roles: leaders },
  'report.pace': { input: reportFilterSchema, output: paceReportSchema, roles: leaders },
  'report.stages': { input: reportFilterSchema, output: stageReportSchema, roles: leaders },
  'report.machine': { input: reportFilterSchema, output: machineReportSchema, roles: leaders },
  'report.faults': { input: reportFilterSchema, output: faultReportSchema, roles: leaders },
  'report.optics': { input: reportFilterSchema, output: opticsReportSchema, roles: leaders },
  'report.output': { input: reportFilterSchema, output: outputReportSchema, roles: leaders },
  'report.scores': { input: reportFilterSchema, output: scoreReportSchema, roles: leaders },
  'report.agreement': { input: reportFilterSchema, output: agreementReportSchema, roles: leaders },

  ...peopleOperations,

  'transfer.state': { input: nothing, output: transferStateSchema, roles: leaders },
  /** The size of an export. `folder`: where it would go; null: the station's own folder for exports. */
  'transfer.size': {
    input: z.object({ order: exportOrderSchema, folder: pathSchema.nullable() }),
    output: exportSizeSchema,
    roles: leaders,
  },
  /** Starts it and returns at once; `transfer.changed` reports progress. Refused as `conflict` while another one runs. */
  'transfer.export': {
    input: z.object({ order: exportOrderSchema, folder: pathSchema.nullable() }),
    output: transferStateSchema,
    roles: leaders,
  },
  /** Imports labels from a folder or file as agreed answers. */
  'transfer.import-labels': {
    input: z.object({ from: pathSchema }),
    output: transferStateSchema,
    roles: engineers,
    handedOver: 'from',
  },
  /** Makes challenge parts of a recipe from image files with known answers. */
  'transfer.import-challenges': {
    input: z.object({ from: pathSchema, recipeId: recipeIdSchema }),
    output: transferStateSchema,
    roles: engineers,
    handedOver: 'from',
  },
  'transfer.cancel': { input: nothing, output: nothing, roles: leaders },
  /** Newest first. */
  'transfer.list': { input: nothing, output: z.array(exportSummarySchema), roles: leaders },
  'transfer.read': {
    input: z.object({ id: exportSummarySchema.shape.id }),
    output: exportSummarySchema,
    roles: leaders,
  },

  /** Null if no simulated line is set up, or before its first message. */
  'simulator.read': { input: nothing, output: simulatorStateSchema.nullable(), roles: everybody },
  /** These return the new state, and are refused as `not-found` if no simulated line is running. */
  'simulator.change': { input: simulatorSettingsSchema, output: simulatorStateSchema, roles: engineers },
  'simulator.play': { input: nothing, output: simulatorStateSchema, roles: people },
  'simulator.pause': { input: nothing, output: simulatorStateSchema, roles: people },
} as const satisfies Record<string, OperationSpec>;

export type OperationName = keyof typeof operations;
// Checked by name before anything generic: the compiler then compares results, not the schemas behind them.
type Inputs = { [N in OperationName]: z.output<(typeof operations)[N]['input']> };
type Outputs = { [N in OperationName]: z.output<(typeof operations)[N]['output']> };
export type Input<N extends OperationName> = Inputs[N];
export type Output<N extends OperationName> = Outputs[N];
