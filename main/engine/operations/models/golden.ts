import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { GoldenCandidate } from '../../../../preload/contract/models/gate.ts';
import type { Input } from '../../../../preload/contract/operations/operations.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { InspectionId, RecipeId } from '../../../../preload/contract/values/units.ts';
import { balancedPick } from '../../../domain/training/balanced-pick.ts';
import type { Clock } from '../../clock.ts';
import type { WriteDb } from '../../store/handles.ts';
import {
  addGoldenPart,
  goldenParts,
  goldenStock,
  isGolden,
  removeGoldenPart,
} from '../../store/models/golden-parts.ts';
import type { Store } from '../../store/opening/open.ts';
import { inspectionOf } from '../../store/parts/inspections.ts';
import { effectiveOf } from '../../store/review/dispositions.ts';
import { addReference, referenceOf } from '../../store/review/references.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { newestRecipe } from '../../store/set-up/recipes.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';

type Deps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
};

/** The parts on which models have to prove themselves: how they enter a golden set and leave it. */
export function goldenHandlers({ store, clock, announce, live }: Deps): HandlersOf<'golden'> {
  const { read, write } = store;
  return {
    'golden.list': ({ recipeId }) => ok([...goldenParts(read, recipeId)]),
    'golden.candidate': ({ inspectionId }) => {
      const inspection = inspectionOf(read, inspectionId);
      if (inspection === null) return failed(notFound('inspection', inspectionId));
      return ok({
        isIn: isGolden(read, inspection.recipeId, inspectionId),
        isAgreed: referenceOf(read, inspectionId) !== null,
        answered: answered(inspection.dispositions),
      });
    },
    'golden.add': (wish, actor) => {
      const added = write.transaction(() => add(store, clock, wish, actor));
      if (!added.ok) return added;
      announce.listChanged('models');
      const part = goldenParts(read, added.value).find((each) => each.inspectionId === wish.inspectionId);
      return part === undefined ? failed(notFound('golden-part', wish.inspectionId)) : ok(part);
    },
    'golden.add-chosen': ({ ids }, actor) => {
      const added = write.transaction(() => ids.filter((id) => addIfNew(store, clock, id, actor))).length;
      announce.listChanged('models');
      return ok({ added, leftOut: ids.length - added });
    },
    'golden.stock': ({ recipeId }) => ok(counted(goldenStock(read, recipeId))),
    'golden.fill': ({ recipeId, parts }, actor) => {
      if (newestRecipe(read, recipeId) === null) return failed(notFound('recipe', recipeId));
      const added = write.transaction(() => fill(write, clock, { recipeId, parts }, actor));
      if (added.length === 0) return failed(conflict('golden-exhausted'));
      announce.listChanged('models');
      return ok(counted(added));
    },
    'golden.take-truth': (_input, actor) =>
      live.simulator.state() === null
        ? failed(notFound('simulated-line'))
        : live.transfers.beginImport(live.simulator.truthFolder, actor),
    'golden.remove': ({ recipeId, inspectionId }, actor) => {
      if (!removeGoldenPart(write, { recipeId, inspectionId, removedAt: clock.now() })) {
        return failed(notFound('golden-part', inspectionId));
      }
      noteChange(write, actor, clock.now(), {
        name: 'golden.removed',
        subject: String(inspectionId),
        body: { recipeId },
      });
      announce.listChanged('models');
      return ok({});
    },
  };
}

function fill(write: WriteDb, clock: Clock, { recipeId, parts }: Input<'golden.fill'>, actor: Actor) {
  const made = { madeBy: actor.name, madeAt: clock.now() };
  const picked = balancedPick(goldenStock(write, recipeId), parts);
  for (const { inspectionId } of picked) addGoldenPart(write, { recipeId, inspectionId, ...made });
  const body = { inspections: picked.map(({ inspectionId }) => inspectionId) };
  if (picked.length > 0) {
    noteChange(write, actor, made.madeAt, { name: 'golden.filled', subject: String(recipeId), body });
  }
  return picked;
}

/** Only a part with an agreed answer goes in; an answer stated with the request becomes it, under the name of who states it. */
function add({ write }: Store, clock: Clock, wish: Input<'golden.add'>, actor: Actor): Result<RecipeId> {
  const { inspectionId, answer } = wish;
  const inspection = inspectionOf(write, inspectionId);
  if (inspection === null) return failed(notFound('inspection', inspectionId));
  if (!inspection.isReadable || inspection.imageSha256 === null) {
    return failed(conflict('no-picture'));
  }
  const made = { madeBy: actor.name, madeAt: clock.now() };
  if (answer !== null) {
    const classNames = answer.isBad ? answer.classNames : [];
    const drawn = inspection.dispositions.findLast((each) => each.boxes.length > 0)?.boxes ?? [];
    // Boxes of other classes than those in the answer would contradict it.
    const boxes = drawn.filter(({ className }) => classNames.includes(className));
    const reference = { ...answer, ...made, inspectionId, classNames, boxes, personId: actor.personId };
    addReference(write, { ...reference, origin: 'adjudicated' });
  } else if (referenceOf(write, inspectionId) === null) {
    return failed(conflict('not-agreed'));
  }
  addGoldenPart(write, { recipeId: inspection.recipeId, inspectionId, ...made });
  noteChange(write, actor, made.madeAt, { name: 'golden.added', subject: String(inspectionId), body: { answer } });
  return ok(inspection.recipeId);
}

function addIfNew(store: Store, clock: Clock, inspectionId: InspectionId, actor: Actor): boolean {
  const part = inspectionOf(store.read, inspectionId);
  if (part === null || isGolden(store.write, part.recipeId, inspectionId)) return false;
  return add(store, clock, { inspectionId, answer: null }, actor).ok;
}

type Dispositions = Parameters<typeof effectiveOf>[0];

function answered(dispositions: Dispositions): GoldenCandidate['answered'] {
  const answer = effectiveOf(dispositions);
  if (answer === null || answer.ask === 'timeout') return null;
  if (answer.kind === 'accept') return { isBad: false, classNames: [] };
  const isBad = answer.kind === 'reject' || answer.kind === 'rework';
  return isBad ? { isBad, classNames: answer.classNames } : null;
}

function counted(parts: readonly { readonly isBad: boolean }[]) {
  const bad = parts.filter(({ isBad }) => isBad).length;
  return { good: parts.length - bad, bad };
}
