import type { Result } from '../../../preload/contract/faults/result.ts';
import type { Input, OperationName, Output } from '../../../preload/contract/operations/operations.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';

/** One function per operation of the contract. Expected problems are returned as faults; whatever is thrown is a bug. */
export type Handlers = {
  readonly [N in OperationName]: (input: Input<N>, actor: Actor) => Result<Output<N>> | Promise<Result<Output<N>>>;
};

/** The handlers of one noun: `HandlersOf<'lane'>` are all of `lane.…`. */
export type HandlersOf<Noun extends string> = Pick<Handlers, Extract<OperationName, `${Noun}.${string}`>>;
