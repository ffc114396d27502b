import type { Dispatch } from '../../../main/engine/operations/dispatch.ts';
import type { Result } from '../../../preload/contract/faults/result.ts';
import type { Input, OperationName, Output } from '../../../preload/contract/operations/operations.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';

/** A person at the machine itself: every role, no row in the store. */
const ENGINEER: Actor = { personId: null, name: 'Test', role: 'engineer', windowId: 'window-1' };

/** Calls operations with the types of the contract; as an engineer unless another actor is given. */
export type Calls = {
  readonly call: <N extends OperationName>(name: N, input: Input<N>, actor?: Actor) => Promise<Result<Output<N>>>;
  /** An operation that must succeed. */
  readonly ask: <N extends OperationName>(name: N, input: Input<N>, actor?: Actor) => Promise<Output<N>>;
};

export function callsTo(dispatch: Dispatch): Calls {
  const call = (async (name, input, actor = ENGINEER) => dispatch(name, input, actor)) as Calls['call'];
  return {
    call,
    ask: async (name, input, actor) => {
      const outcome = await call(name, input, actor);
      if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.fault)}`);
      return outcome.value;
    },
  };
}
