import type { OperationName } from '../../preload/contract/operations/operations.ts';

const USUAL_MS = 10_000;
const WITH_A_MODEL_MS = 180_000;

/** Operations that open a model, walk a folder or search the whole store. */
const longer: Partial<Record<OperationName, number>> = {
  'model.probe': WITH_A_MODEL_MS,
  'model.import': WITH_A_MODEL_MS,
  'model.promote': WITH_A_MODEL_MS,
  'model.roll-back': WITH_A_MODEL_MS,
  'station.begin-simulated': WITH_A_MODEL_MS,
  'station.begin-camera': WITH_A_MODEL_MS,
  'station.reconcile': WITH_A_MODEL_MS,
  'recipe.change': WITH_A_MODEL_MS,
  'transfer.size': WITH_A_MODEL_MS,
};

/** How long a page waits for the answer to an operation before it is told that the engine did not answer. */
export function timeLimitMs(name: OperationName): number {
  return longer[name] ?? USUAL_MS;
}
