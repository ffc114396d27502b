import type { z } from 'zod';
import { caseOperations } from './case-operations.ts';
import { gateOperations } from './gate-operations.ts';
import { goldenOperations } from './golden-operations.ts';
import { historyOperations } from './history-operations.ts';
import { inspectionOperations } from './inspection-operations.ts';
import { laneOperations } from './lane-operations.ts';
import { lineOutputOperations } from './line-output-operations.ts';
import { modelOperations } from './model-operations.ts';
import type { OperationSpec } from './operation-spec.ts';
import { adjudicationOperations } from './people/adjudication-operations.ts';
import { bookOperations } from './people/book-operations.ts';
import { challengeOperations } from './people/challenge-operations.ts';
import { consistencyOperations } from './people/consistency-operations.ts';
import { personOperations } from './people/person-operations.ts';
import { studyOperations } from './people/study-operations.ts';
import { recipeOperations } from './recipe-operations.ts';
import { replayOperations } from './replay-operations.ts';
import { reportOperations } from './report-operations.ts';
import { reviewOperations } from './review-operations.ts';
import { rolloutOperations } from './rollout-operations.ts';
import { shadowOperations } from './shadow-operations.ts';
import { simulatorOperations } from './simulator-operations.ts';
import { stationOperations } from './station-operations.ts';
import { transferOperations } from './transfer-operations.ts';

/** Every request the engine answers, one file for each noun: the one list from which client, handlers, validation and roles are derived. */
export const operations = {
  ...stationOperations,
  ...laneOperations,
  ...recipeOperations,
  ...inspectionOperations,
  ...historyOperations,
  ...reviewOperations,
  ...reportOperations,
  ...transferOperations,
  ...simulatorOperations,
  ...modelOperations,
  ...goldenOperations,
  ...gateOperations,
  ...consistencyOperations,
  ...adjudicationOperations,
  ...challengeOperations,
  ...bookOperations,
  ...personOperations,
  ...studyOperations,
  ...shadowOperations,
  ...replayOperations,
  ...rolloutOperations,
  ...caseOperations,
  ...lineOutputOperations,
} as const satisfies Record<string, OperationSpec>;

export type OperationName = keyof typeof operations;
// Checked by name before anything generic: the compiler then compares results, not the schemas behind them.
type Inputs = { [N in OperationName]: z.output<(typeof operations)[N]['input']> };
type Outputs = { [N in OperationName]: z.output<(typeof operations)[N]['output']> };
export type Input<N extends OperationName> = Inputs[N];
export type Output<N extends OperationName> = Outputs[N];
