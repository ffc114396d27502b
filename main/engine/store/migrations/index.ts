import { foundation } from './0000/0010-foundation.ts';
import { reference } from './0000/0020-reference.ts';
import { namedLane } from './0000/0030-named-lane.ts';
import { people } from './0000/0050-people.ts';
import { modelEvents } from './0000/0060-model-events.ts';
import { gate } from './0000/0065-gate.ts';
import { shadow } from './0000/0070-shadow.ts';
import { charts } from './0000/0080-charts.ts';
import { boxDays } from './0000/0085-box-days.ts';
import { exports } from './0000/0090-export.ts';
import { queueCount } from './0000/0095-queue-count.ts';
import { replay } from './0100/0100-replay.ts';
import { comparison } from './0100/0105-comparison.ts';
import { modelDetails } from './0100/0110-model-details.ts';
import { agreement } from './0100/0115-agreement.ts';
import { begunExports } from './0100/0116-begun-exports.ts';
import { broughtParts } from './0100/0120-brought-parts.ts';
import { reviewDrafts } from './0100/0121-review-drafts.ts';
import { conflictReasons } from './0100/0122-conflict-reasons.ts';
import { holdTimes } from './0100/0130-hold-times.ts';
import { usualPictures } from './0100/0140-usual-pictures.ts';
import { fileIdentity } from './0100/0170-file-identity.ts';
import { lineLog } from './0100/0180-line-log.ts';
import { steadyTime } from './0100/0190-steady-time.ts';
import { signIn } from './0100/0191-sign-in.ts';
import { reviewClosed } from './0200/0200-review-closed.ts';
import { blindAnswers } from './0200/0210-blind-answers.ts';
import { audits } from './0200/0211-audits.ts';
import { stageSteps } from './0200/0250-stage-steps.ts';
import { lineOutcomes } from './0200/0251-line-outcomes.ts';
import { controlRestart } from './0200/0252-control-restart.ts';
import { coarseRollups } from './0200/0270-coarse-rollups.ts';
import { stageDays } from './0200/0271-stage-days.ts';
import { shadowSending } from './0200/0272-shadow-sending.ts';
import { countingAnswers } from './0200/0280-counting-answers.ts';
import { study } from './0200/0290-study.ts';
import { comparisonDays } from './0300/0300-comparison-days.ts';
import { rollout } from './0300/0320-rollout.ts';
import { coarseLater } from './0300/0350-coarse-later.ts';
import { containment } from './0300/0360-containment.ts';
import { personLook } from './0300/0380-person-look.ts';
import { pairsInShadow } from './0400/0400-pairs-in-shadow.ts';
import { caseDeciders } from './0400/0401-case-deciders.ts';
import { gateDefaults } from './0400/0420-gate-defaults.ts';
import type { Migration } from './migration.ts';

/** Every step, oldest first. */
export const migrations: readonly Migration[] = [
  foundation,
  reference,
  namedLane,
  people,
  modelEvents,
  gate,
  shadow,
  charts,
  boxDays,
  exports,
  queueCount,
  replay,
  comparison,
  modelDetails,
  agreement,
  begunExports,
  broughtParts,
  reviewDrafts,
  conflictReasons,
  holdTimes,
  usualPictures,
  fileIdentity,
  lineLog,
  steadyTime,
  signIn,
  reviewClosed,
  blindAnswers,
  audits,
  stageSteps,
  lineOutcomes,
  controlRestart,
  coarseRollups,
  stageDays,
  shadowSending,
  countingAnswers,
  study,
  comparisonDays,
  rollout,
  coarseLater,
  containment,
  personLook,
  pairsInShadow,
  caseDeciders,
  gateDefaults,
];
