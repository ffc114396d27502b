import type { Fault, Result } from '../../preload/contract/faults/result.ts';
import { faultSentence } from '../../preload/words/fault-sentence.ts';
import { formatFor } from '../../preload/words/format.ts';

/** What a person is told about a fault. */
export function inEnglish(fault: Fault): string {
  return faultSentence(fault, formatFor('en'));
}

/** Why something was refused, in a sentence. Throws where it was not. */
export function refusalInEnglish(result: Result<unknown>): string {
  if (result.ok) throw new Error(`Nothing was refused: ${JSON.stringify(result.value)}`);
  return inEnglish(result.fault);
}
