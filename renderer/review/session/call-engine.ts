import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Input, OperationName, Output } from '../../../preload/contract/operations/operations.ts';
import { ask, faultOf } from '../../ui/engine/lupa.ts';

/** Asks the engine; a fault is an answer. */
export type Call = <N extends OperationName>(name: N, input: Input<N>) => Promise<Result<Output<N>>>;

export const callEngine: Call = async (name, input) => {
  try {
    return ok(await ask(name, input as Parameters<typeof ask<typeof name>>[1]));
  } catch (error) {
    return failed(faultOf(error));
  }
};
