import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { InspectionId, RecipeId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { isOfPicture, leavesNoPicture } from '../../../domain/verdict/picture-fault.ts';
import { asksModel } from '../../../domain/verdict/route.ts';
import { floorsOf } from '../../../domain/verdict/score-floors.ts';
import type { Clock } from '../../clock.ts';
import { originalPath } from '../../data-folder.ts';
import { modelPath } from '../../registry/model-files.ts';
import { modelsInShadow, noteModelEvent } from '../../store/models/model-events.ts';
import { modelCardOf } from '../../store/models/models.ts';
import { addShadowVerdict, countSkipped, type ShadowedPart } from '../../store/models/shadow-verdicts.ts';
import type { Store } from '../../store/opening/open.ts';
import type { InspectionRecord } from '../../store/recording/shot-record.ts';
import { usedBitsOf } from '../../store/set-up/lanes.ts';
import { recipeAt } from '../../store/set-up/recipes.ts';
import type { ShadowOutcome } from '../../vision/pool/shadow-runner.ts';
import type { VisionPool } from '../../vision/pool/vision-pool.ts';
import type { FaultJournal } from '../fault-journal.ts';
import { groupWrites } from '../grouped-writes.ts';
import { challengerLook } from './challenger-look.ts';

export type ShadowLineDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly pool: Pick<VisionPool, 'load' | 'unload' | 'shadow'>;
  readonly journal: FaultJournal;
  /** A challenger was marked as troubled: lists that show models are to be read again. */
  readonly onTrouble: () => void;
  readonly onBug: (where: string, bug: unknown) => void;
};

export type ShadowLine = {
  /** Brings the challengers that run in line with the store: loads those that began, lets go of those that ended. */
  readonly follow: () => Promise<void>;
  /** Shows the challengers of its recipe a part that has its record. Does not wait for them. */
  readonly show: (record: InspectionRecord, inspectionId: InspectionId) => void;
  /** Resolves when no model is being loaded; looks that wait end with the pool. */
  readonly stop: () => Promise<void>;
  /** Writes down what has been gathered. Once the pool has ended nothing more comes. */
  readonly flush: () => void;
};

/** A verdict that nothing hangs on may be on disk that much later. */
const WRITTEN_WITHIN_MS = 500;

/**
 * The challengers beside the line: each looks at the very same picture after the champion's verdict is durable, in a process of
 * its own, and what it would have decided by the same recipe is written down. Short of time it is the challenger that skips.
 */
export function startShadowLine({ store, clock, pool, journal, onTrouble, onBug }: ShadowLineDeps): ShadowLine {
  let challengers: readonly { readonly sha256: Sha256; readonly recipeId: RecipeId }[] = [];
  const loaded = new Set<Sha256>();
  const troubled = new Set<Sha256>();
  const writes = groupWrites(store.write, WRITTEN_WITHIN_MS, (bug) => onBug('shadow', bug));
  let following: Promise<void> = Promise.resolve();

  async function followNow(): Promise<void> {
    const wanted = modelsInShadow(store.read);
    const names = new Set(wanted.map(({ sha256 }) => sha256));
    for (const sha256 of [...loaded].filter((one) => !names.has(one))) {
      loaded.delete(sha256);
      await pool.unload(sha256, 'shadow');
    }
    // Whatever is begun again starts with a clean sheet, also what could not even be loaded.
    for (const sha256 of [...troubled].filter((one) => !names.has(one))) troubled.delete(sha256);
    for (const sha256 of names) if (!loaded.has(sha256)) await load(sha256);
    challengers = wanted.filter(({ sha256 }) => loaded.has(sha256));
  }

  async function load(sha256: Sha256): Promise<void> {
    const card = modelCardOf(store.read, sha256);
    if (card === null) return;
    const outcome = await pool.load({ sha256, path: modelPath(store.folder, sha256), profile: card.profile }, 'shadow');
    if (outcome.ok) loaded.add(sha256);
    else markTroubled(sha256, outcome.fault);
  }

  /** Written down once until the challenger is begun again: every further part would say the same. */
  function markTroubled(sha256: Sha256, fault: Fault): void {
    journal.note(`challenger ${sha256.slice(0, 8)}`, fault);
    if (troubled.has(sha256)) return;
    troubled.add(sha256);
    noteModelEvent(store.write, THE_STATION, clock.now(), {
      sha256,
      kind: 'troubled',
      recipeId: null,
      reason: '',
      fault,
    });
    onTrouble();
  }

  function report(part: ShadowedPart, record: InspectionRecord, outcome: ShadowOutcome): void {
    if (outcome.kind === 'skipped') {
      if (outcome.reason !== 'closed') writes.add(() => countSkipped(store.write, part));
      return;
    }
    const { result } = outcome;
    const body = recipeAt(store.read, record.recipeId, record.recipeVersion)?.body;
    if (body === undefined) return;
    // A picture that cannot be read is not the model's trouble.
    if (!result.ok && !leavesNoPicture(result.fault.code)) markTroubled(part.modelSha256, result.fault);
    const look = challengerLook(result, body, clock.now());
    writes.add(() => addShadowVerdict(store.write, part, look));
  }

  function show(record: InspectionRecord, inspectionId: InspectionId): void {
    const { imageSha256, laneId, lot } = record.shot;
    if (imageSha256 === null || record.outcome !== 'inspected') return;
    const beside = challengers.filter(({ recipeId }) => recipeId === record.recipeId);
    if (beside.length === 0) return;
    const body = recipeAt(store.read, record.recipeId, record.recipeVersion)?.body;
    if (body === undefined) return;
    if (!isComparable(record)) return;
    const champion = record.verdict.kind;
    for (const { sha256 } of beside) {
      const part = { modelSha256: sha256, inspectionId, laneId, lot, decidedAt: record.decidedAt, champion };
      pool.shadow({
        modelSha256: sha256,
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

  return {
    follow: () => {
      following = following.then(followNow).catch((bug: unknown) => onBug('shadow', bug));
      return following;
    },
    show,
    stop: () => following,
    flush: writes.flush,
  };
}

/**
 * Whether a champion's verdict is one of its own: where it was not asked, or something is wrong with the picture, there is nothing to
 * compare with, whatever a challenger would see.
 */
function isComparable({ automationLevel, verdict }: InspectionRecord): boolean {
  if (!asksModel(automationLevel)) return false;
  return !verdict.reasons.some((reason) => reason.code === 'fault' && isOfPicture(reason.fault.code));
}

const THE_STATION = { name: 'Lupa', personId: null };
