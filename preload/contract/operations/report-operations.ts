import { z } from 'zod';
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
import { changeReportSchema, shiftSchema } from '../reports/shift.ts';
import {
  faultReportSchema,
  machineReportSchema,
  paceReportSchema,
  stageReportSchema,
} from '../reports/station-figures.ts';
import { everybody, leaders, nothing, type OperationsOf } from './operation-spec.ts';

/** The questions behind the charts. */
export const reportOperations = {
  /** The times that a filter stands for right now. */
  'report.period': { input: reportFilterSchema, output: reportTimesSchema, roles: leaders },
  /** The shifts of the last week or more, that in progress first. */
  'report.shifts': { input: nothing, output: z.array(shiftSchema), roles: leaders },
  /** What was changed about recipes and models; of the filter, the period and the recipe count. */
  'report.changes': { input: reportFilterSchema, output: changeReportSchema, roles: leaders },
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
} as const satisfies OperationsOf<'report'>;
