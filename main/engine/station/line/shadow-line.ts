import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { InspectionId, RecipeId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { isOfTwoModels } from '../../../domain/rollout/of-two-models.ts';
import { isOfPicture, leavesNoPicture } from '../../../domain/verdict/picture-fault.ts';
import { asksModel } from '../../../domain/verdict/route.ts';
import { floorsOf } from '../../../domain/verdict/score-floors.ts';
import { createSerial } from '../../../serial.ts';
import { originalPath } from '../../data-folder.ts';
import type { WriteDb } from '../../store/handles.ts';
import type { ShadowLook } from '../../store/models/shadow-look.ts';
import { addShadowVerdict, countSkipped, type ShadowedPart } from '../../store/models/shadow-verdicts.ts';
import type { InspectionRecord, RolloutPlace } from '../../store/recording/shot-record.ts';
import { struckPart } from '../../store/recording/struck-part.ts';
import { addRolloutLook } from '../../store/rollout/rollout-pairs.ts';
import { rolloutOf } from '../../store/rollout/rollouts.ts';
import { usedBitsOf } from '../../store/set-up/lanes.ts';
import { recipeAt } from '../../store/set-up/recipes.ts';
import type { ShadowOutcome } from '../../vision/pool/shadow-runner.ts';
import type { VisionPool } from '../../vision/pool/vision-pool.ts';
import { groupWrites } from '../grouped-writes.ts';
import { challengerLook } from './challenger-look.ts';
import { type Challengers, type ChallengersDeps, createChallengers } from './challengers.ts';

export type ShadowLineDeps = ChallengersDeps & {
  readonly pool: Pick<VisionPool, 'load' | 'unload' | 'shadow'>;
  readonly onBug: (where: string, bug: unknown) => void;
};

export type ShadowLine = {
  /** Brings the running challengers in line with the store: loads new ones, releases ended ones. */
  readonly follow: () => Promise<void>;
  /** Brings them in line, and has this one shown the parts of a recipe from the next one on. Refused by what keeps it away. */
  readonly watch: (recipeId: RecipeId, sha256: Sha256) => Promise<Result<null>>;
  /** Shows a recorded part to the challengers of its recipe. Does not wait for them. */
  readonly show: (record: InspectionRecord, inspectionId: InspectionId) => void;
  /** Resolves when no model is being loaded; waiting looks end with the pool. */
  readonly stop: () => Promise<void>;
  /** Writes what has been collected. Nothing more comes once the pool has ended. */
  readonly flush: () => void;
};

/** A shadow verdict, which nothing depends on, may be written this much later. */
const WRITTEN_WITHIN_MS = 500;

/**
 * The challengers beside the line: each looks at the same image after the champion's verdict is durable, in its own process,
 * and what it would have decided by the same recipe is recorded. When time is short, the challenger skips parts.
 */
export function startShadowLine(deps: ShadowLineDeps): ShadowLine {
  const { store, pool, onBug } = deps;
  const challengers = createChallengers(deps);
  const inTurn = createSerial();
  const writes = groupWrites(store.write, WRITTEN_WITHIN_MS, (bug) => onBug('shadow', bug));

  const report = lookReport(deps, challengers, writes);

  function show(record: InspectionRecord, inspectionId: InspectionId): void {
    const { imageSha256, laneId, lot } = record.shot;
    if (imageSha256 === null || record.outcome !== 'inspected') return;
    const beside = challengers.ofRecipe(record.recipeId);
    if (beside.length === 0) return;
    const body = recipeAt(store.read, record.recipeId, record.recipeVersion)?.body;
    if (body === undefined) return;
    if (!isComparable(record)) return;
    const champion = record.verdict.kind;
    for (const modelSha256 of beside) {
      // It has decided this part, or has already looked at it together with the champion.
      if (record.modelSha256 === modelSha256) continue;
      if (record.rollout?.challenger?.modelSha256 === modelSha256) continue;
      const part = { modelSha256, inspectionId, laneId, lot, decidedAt: record.decidedAt, champion };
      pool.shadow({
        modelSha256,
        path: originalPath(store.folder, imageSha256),
        floors: floorsOf(body),
        iou: body.overlapLimit,
        usedBits: usedBitsOf(store.read, laneId),
        report: (outcome) => {
          try {
            report(part, record, outcome);
          } catch (bug) {
            onBug('shadow', bug);
          }
        },
      });
    }
  }

  const follow = () => inTurn(challengers.follow).catch((bug: unknown) => onBug('shadow', bug));

  return {
    follow,
    watch: async (recipeId, sha256) => {
      await follow();
      const fault = challengers.whyAway(recipeId, sha256);
      return fault === null ? ok(null) : failed(fault);
    },
    show,
    stop: () => inTurn(() => undefined),
    flush: writes.flush,
  };
}

type LookReport = (part: ShadowedPart, record: InspectionRecord, outcome: ShadowOutcome) => void;

/** What is made of the outcome of a look. */
function lookReport(
  { store, clock }: ShadowLineDeps,
  challengers: Challengers,
  writes: ReturnType<typeof groupWrites>,
): LookReport {
  return (part, record, outcome) => {
    if (outcome.kind === 'skipped') {
      if (outcome.reason !== 'closed') writes.add(() => countSkipped(store.write, part));
      return;
    }
    const { result } = outcome;
    // It was released meanwhile, for example because it became champion.
    if (!result.ok && !challengers.ofRecipe(record.recipeId).includes(part.modelSha256)) return;
    const body = recipeAt(store.read, record.recipeId, record.recipeVersion)?.body;
    if (body === undefined) return;
    // An image that cannot be read is not the model's fault.
    if (!result.ok && !leavesNoPicture(result.fault.code)) {
      challengers.markTroubled(part.modelSha256, result.fault, struckPart(part.inspectionId, record));
    }
    const look = challengerLook(result, body, clock.now());
    writes.add(() => writeLook(store.write, part, record, look));
  };
}

function writeLook(db: WriteDb, part: ShadowedPart, record: InspectionRecord, look: ShadowLook): void {
  const isNew = addShadowVerdict(db, part, look);
  if (isNew && record.rollout !== undefined) noteRolloutLook(db, record.rollout, record, part, look);
}

/**
 * What a shadow inspection tells the roll-out that was on when the part came: the model that decided is its champion or, once promoted and
 * where it decides alone, its challenger, and the one in shadow is the other. A part decided by any other model tells it nothing, nor one of the champion shown to itself.
 */
function noteRolloutLook(
  db: WriteDb,
  { rolloutId }: RolloutPlace,
  { modelSha256: decider, verdict: decided }: InspectionRecord,
  { inspectionId, modelSha256 }: ShadowedPart,
  { verdict, lookedAt }: ShadowLook,
): void {
  const row = rolloutOf(db, rolloutId);
  if (row === null || !isOfTwoModels(decided, verdict)) return;
  const isChallenger = modelSha256 === row.challenger;
  if (!isChallenger && modelSha256 !== row.champion) return;
  if (decider !== (isChallenger ? row.champion : row.challenger)) return;
  const [champion, challenger] = isChallenger ? [decided.kind, verdict.kind] : [verdict.kind, decided.kind];
  const arm = isChallenger ? 'champion' : 'canary';
  addRolloutLook(db, rolloutId, { inspectionId, pair: { champion, challenger }, arm, at: lookedAt });
}

/**
 * Whether a champion's verdict is its own: if it was not asked, or something is wrong with the image, there is nothing to
 * compare with, no matter what a challenger sees.
 */
function isComparable({ automationLevel, verdict }: InspectionRecord): boolean {
  if (!asksModel(automationLevel)) return false;
  return !verdict.reasons.some((reason) => reason.code === 'fault' && isOfPicture(reason.fault.code));
}
