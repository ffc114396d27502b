import { entryRefused } from '../../../preload/contract/faults/entry-trouble.ts';
import { type Fault, failed, type Result } from '../../../preload/contract/faults/result.ts';
import { refusalOf } from '../../../preload/contract/operations/operation-spec.ts';
import { type OperationName, operations } from '../../../preload/contract/operations/operations.ts';
import { type Actor, actorSchema } from '../../../preload/contract/people/person.ts';
import { parseInput } from '../../../preload/contract/transport/parse-input.ts';
import { SilentFolder } from '../folder-calls.ts';
import type { ReadDb } from '../store/handles.ts';
import { storeFault } from '../store/opening/store-fault.ts';
import { personOf } from '../store/set-up/people.ts';
import type { Handlers } from './handlers.ts';

export type Dispatch = (name: string, input: unknown, actor: unknown) => Promise<Result<unknown>>;

export type DispatchDeps = {
  readonly handlers: Handlers;
  readonly db: ReadDb;
  /** Runs the synchronous beginning of a handler, under the name of the operation. */
  readonly during?: <T>(operation: OperationName, work: () => T) => T;
  /** Called with whatever a handler threw. */
  readonly onBug: (operation: OperationName, error: unknown) => void;
};

/**
 * Answers one operation. The caller has checked it already; it is checked again, because the command line and tests call
 * too, and because a person may have lost a role since signing in. Never rejects.
 */
export function createDispatch({ handlers, db, onBug, during = (_, work) => work() }: DispatchDeps): Dispatch {
  return async (name, input, caller) => {
    const actor = parseInput(actorSchema, caller);
    if (!isOperationName(name) || !actor.ok) return failed(entryRefused({ why: 'no-operation' }));
    try {
      const refusal = refusalFor(name, actor.value, db);
      if (refusal !== null) return failed(refusal);
      const parsed = parseInput(operations[name].input, input);
      if (!parsed.ok) return parsed;
      return await during(name, () => handlerOf(handlers, name)(parsed.value, actor.value));
    } catch (error) {
      if (error instanceof SilentFolder) return failed(error.fault);
      onBug(name, error);
      return failed(storeFault(error));
    }
  };
}

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

function refusalFor(name: OperationName, actor: Actor, db: ReadDb): Fault | null {
  const refusal = refusalOf(actor, name, operations[name]);
  if (refusal !== null || actor.personId === null) return refusal;
  const person = personOf(db, actor.personId);
  return person?.isActive === true && person.role === actor.role ? null : { code: 'signed-out' };
}

type AnyHandler = (input: unknown, actor: Actor) => Result<unknown> | Promise<Result<unknown>>;

function handlerOf(handlers: Handlers, name: OperationName): AnyHandler {
  // The mapped type ties each handler to the schema of the same name, which has just parsed the input.
  return handlers[name] as AnyHandler;
}
