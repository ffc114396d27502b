import type { Result } from '../faults/result.ts';
import type { Input, OperationName, Output } from '../operations/operations.ts';
import type { DesktopInput, DesktopOperationName, DesktopOutput } from './desktop.ts';
import type { EventName, Payload } from './events.ts';

/** What the preload puts on `window.lupa`: one typed way to ask and one to listen. */
export type LupaApi = {
  call<N extends OperationName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  call<N extends DesktopOperationName>(name: N, input: DesktopInput<N>): Promise<Result<DesktopOutput<N>>>;
  /**
   * Where on this computer a file lies that somebody dropped on the page; null for what is no such file. A page has no
   * other way to a path, and cannot make up the file; main is told of it, and takes no other path from this page.
   */
  pathOf(file: unknown): string | null;
  /** Returns the function that stops listening. */
  on<E extends EventName>(name: E, listener: (payload: Payload<E>) => void): () => void;
};

/** The one channel of Electron that requests take, as `{ name, input }`. */
export const CALL_CHANNEL = 'lupa:call';

/** The channel that pushes an event to a page. */
export function eventChannel(name: EventName): string {
  return `lupa:event:${name}`;
}

/** The preload tells main on it where a file lies that somebody dropped: the page itself has no way to this channel. */
export const HANDED_OVER_CHANNEL = 'lupa:handed-over';

/** Main asks on it whether the page is stuck, and the preload answers on it: what hangs cannot. */
export const PULSE_CHANNEL = 'lupa:pulse';
