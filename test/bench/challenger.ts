import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeModel, importModel } from '../../main/engine/registry/import-model.ts';
import type { Result } from '../../preload/contract/faults/result.ts';
import type { Input, OperationName, Output } from '../../preload/contract/operations/operations.ts';
import { underAnotherHash } from './corpus.ts';
import type { StationUnderTest } from './station-under-test.ts';

const ENGINEER = { personId: null, name: 'bench', role: 'engineer', windowId: 'bench' } as const;

export type ChallengerOrder = {
  readonly root: string;
  readonly subject: StationUnderTest;
  /** Also becomes the challenger, under another hash: it doubles the work. */
  readonly modelFile: string;
};

/** Registers the model again under another hash, which depends on `word`. */
export async function addChallenger(
  { root, modelFile, subject }: ChallengerOrder,
  word = 'challenger',
): Promise<string> {
  const file = path.join(root, `${word}.onnx`);
  writeFileSync(file, underAnotherHash(readFileSync(modelFile), word));
  const { store } = subject.station;
  const card = granted(await describeModel(file, undefined, { name: { family: 'bench', version: word } }));
  granted(await importModel(file, card, { store, importedBy: { name: 'bench', personId: null }, now: Date.now }));
  return card.sha256;
}

export function callsOf({ station }: StationUnderTest) {
  return async <N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> =>
    granted((await station.dispatch(name, input, ENGINEER)) as Result<Output<N>>);
}

function granted<T>(result: { ok: true; value: T } | { ok: false; fault: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}
