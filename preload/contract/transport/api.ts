import type { Result } from '../faults/result.ts';
import type { Input, OperationName, Output } from '../operations/operations.ts';
import type { DesktopInput, DesktopOperationName, DesktopOutput } from './desktop.ts';
import type { EventName, Payload } from './events.ts';

/** What the preload puts on `window.lupa`: one typed way to call and one to listen. */
export type LupaApi = {
  call<N extends OperationName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  call<N extends DesktopOperationName>(name: N, input: DesktopInput<N>): Promise<Result<DesktopOutput<N>>>;
  /**
   * The path on this computer of a file dropped on the page; null if it is not a real file. A page has no
   * other way to a path, and cannot forge the file; main is told of it, and accepts no other path from this page.
   */
  pathOf(file: unknown): string | null;
  /** Returns the function that stops listening. */
  on<E extends EventName>(name: E, listener: (payload: Payload<E>) => void): () => void;
};

/** The only Electron channel for requests, as `{ name, input }`. */
export const CALL_CHANNEL = 'lupa:call';

/** The channel that pushes one kind of event to a page. */
export function eventChannel(name: EventName): string {
  return `lupa:event:${name}`;
}

/** On this channel the preload tells main the path of a dropped file: the page itself has no access to it. */
export const HANDED_OVER_CHANNEL = 'lupa:handed-over';

/** On this channel main asks whether the page is stuck, and the preload answers: a page that hangs cannot. */
export const PULSE_CHANNEL = 'lupa:pulse';
