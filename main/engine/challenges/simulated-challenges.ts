import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { InspectionId, Instant, RecipeId } from '../../../preload/contract/values/units.ts';
import { balancedPick } from '../../domain/training/balanced-pick.ts';
import { trueBoxes } from '../../truth/true-boxes.ts';
import type { TruthRecord } from '../../truth/truth.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { addReference } from '../store/review/references.ts';
import { addChallenge, challengeCandidates } from '../store/teaching/challenges.ts';
import type { KnownAnswer } from './read-answers.ts';

/** How many parts of the simulated line are searched, newest first. */
const LOOKED_THROUGH = 2000;

export type TruthOf = (fileName: string) => Promise<TruthRecord | null>;
export type Simulated = KnownAnswer & { readonly inspectionId: InspectionId };

/** Up to `count` parts of the simulated line that are not yet challenges, half of them bad if there are enough, with their truth. */
export async function simulatedChallenges(
  db: ReadDb,
  truthOf: TruthOf,
  recipeId: RecipeId,
  count: number,
): Promise<readonly Simulated[]> {
  const known: Simulated[] = [];
  for (const { id, path } of challengeCandidates(db, recipeId, LOOKED_THROUGH)) {
    const truth = await truthOf(path);
    if (truth !== null) known.push({ inspectionId: id, ...answerOf(truth) });
  }
  return balancedPick(known, count);
}

/** Mixes them in, with the truth as the agreed answer. */
export function seedSimulated(
  db: WriteDb,
  recipeId: RecipeId,
  found: readonly Simulated[],
  actor: Actor,
  madeAt: Instant,
): void {
  const made = { madeBy: actor.name, madeAt };
  db.transaction(() => {
    for (const part of found) {
      addReference(db, { ...part, ...made, origin: 'simulator', comment: '', personId: actor.personId });
      addChallenge(db, { ...made, inspectionId: part.inspectionId, recipeId });
    }
  });
}

function answerOf(truth: TruthRecord): KnownAnswer {
  const boxes = trueBoxes(truth).map((box): HumanBox => ({ ...box, origin: 'person' }));
  return { isBad: truth.isBad, boxes, classNames: [...new Set(boxes.map(({ className }) => className))] };
}
