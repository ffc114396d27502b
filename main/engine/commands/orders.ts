import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import type { Result } from '../../../preload/contract/faults/result.ts';
import { changeReasonSchema } from '../../../preload/contract/models/model-state.ts';
import type { Author } from '../store/station/author.ts';
import { faultSentence } from './fault-sentence.ts';
import { complain } from './transfer.ts';

/** Flags of a command that reads the data folder of a station, which may be running. */
export type DataFlags = Readonly<{ data: string; json?: true }>;
/** Flags of a command that changes something there. */
export type OrderFlags = DataFlags & Readonly<{ reason: string }>;

export function withData(command: Command): Command {
  return command.requiredOption('--data <folder>', 'data folder of the station').option('--json', 'JSON');
}

export function withReason(command: Command): Command {
  return command.requiredOption('--reason <text>', 'why; kept in the log with your name', reason);
}

function reason(text: string): string {
  const parsed = changeReasonSchema.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('Expected a reason of at least three letters.');
  return parsed.data;
}

/** The log names the user of the computer: the command line signs nobody in. */
export function whoOrders(): Author {
  return { name: userInfo().username, personId: null };
}

/** Prints what was found, as text or as JSON, or why nothing was. */
export function print<T>(found: Result<T>, isJson: true | undefined, text: (one: T) => string): void {
  if (!found.ok) complain(faultSentence(found.fault));
  else console.log(isJson === true ? JSON.stringify(found.value) : text(found.value));
}

/** Prints each in a line of its own. */
export function printEach<T>(found: Result<readonly T[]>, isJson: true | undefined, text: (one: T) => string): void {
  if (!found.ok) complain(faultSentence(found.fault));
  else for (const one of found.value) print({ ok: true, value: one }, isJson, text);
}
