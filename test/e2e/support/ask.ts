import type { Page } from 'playwright';
import type { Result } from '../../../preload/contract/faults/result.ts';
import type { Input, OperationName, Output } from '../../../preload/contract/operations/operations.ts';
import type { LupaApi } from '../../../preload/contract/transport/api.ts';
import type { DesktopInput, DesktopOperationName, DesktopOutput } from '../../../preload/contract/transport/desktop.ts';

declare global {
  interface Window {
    readonly lupa: LupaApi;
  }
}

/** Asks as the page itself would, through preload, main and, for what main does not answer, the engine. */
export function ask<N extends OperationName>(page: Page, name: N, input: Input<N>): Promise<Result<Output<N>>>;
export function ask<N extends DesktopOperationName>(
  page: Page,
  name: N,
  input: DesktopInput<N>,
): Promise<Result<DesktopOutput<N>>>;
export function ask(page: Page, name: string, input: unknown): Promise<Result<unknown>> {
  return page.evaluate(
    ([operation, value]) => {
      const lupa: { call(name: never, input: never): Promise<Result<unknown>> } = window.lupa;
      return lupa.call(operation as never, value as never);
    },
    [name, input] as const,
  );
}

/** The answer, where the test has no use for a refusal. */
export async function granted<T>(asked: Promise<Result<T>>): Promise<T> {
  const answer = await asked;
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.fault)}`);
  return answer.value;
}
