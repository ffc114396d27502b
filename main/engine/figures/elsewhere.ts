import type { Actor } from '../../../preload/contract/people/person.ts';
import type { FigureHandlers, FigureName } from './figure-handlers.ts';
import type { FigureDesk } from './figures-desk.ts';

/** The same operations, each answered by the desk instead of here. */
export function elsewhere(handlers: FigureHandlers, desk: FigureDesk): FigureHandlers {
  const asked = Object.keys(handlers).map((name) => [
    name,
    (input: unknown, actor: Actor) => desk.ask(name as FigureName, input, actor),
  ]);
  // Name by name, the process answers with the very handler that is replaced here.
  return Object.fromEntries(asked) as FigureHandlers;
}
