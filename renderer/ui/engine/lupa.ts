import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import type { Fault, Result } from '../../../preload/contract/faults/result.ts';
import type { Input, OperationName, Output } from '../../../preload/contract/operations/operations.ts';
import type { LupaApi } from '../../../preload/contract/transport/api.ts';
import type { DesktopInput, DesktopOperationName, DesktopOutput } from '../../../preload/contract/transport/desktop.ts';

declare global {
  interface Window {
    readonly lupa: LupaApi;
  }
}

export type AnyOperationName = OperationName | DesktopOperationName;
export type AnyInput<N extends AnyOperationName> = N extends OperationName
  ? Input<N>
  : N extends DesktopOperationName
    ? DesktopInput<N>
    : never;
export type AnyOutput<N extends AnyOperationName> = N extends OperationName
  ? Output<N>
  : N extends DesktopOperationName
    ? DesktopOutput<N>
    : never;

/** A fault on its way through code that only handles thrown errors (react-query, promises). */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.name = 'FaultError';
    this.fault = fault;
  }
}

/** Asks main or the engine, whichever answers `name`; throws a `FaultError` if the answer is a fault. */
export async function ask<N extends AnyOperationName>(name: N, input: AnyInput<N>): Promise<AnyOutput<N>> {
  // The two overloads of `call` cannot be distinguished while N is still open; both have this one shape.
  const lupa = window.lupa as { call: (name: N, input: AnyInput<N>) => Promise<Result<AnyOutput<N>>> };
  const result = await lupa.call(name, input);
  if (!result.ok) throw new FaultError(result.fault);
  return result.value;
}

export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return { code: 'internal', message: messageOf(error) };
}
