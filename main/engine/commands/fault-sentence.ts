import type { Fault } from '../../../preload/contract/faults/result.ts';
import { faultSentence as sentenceOf } from '../../../preload/words/fault-sentence.ts';
import { formatFor } from '../../../preload/words/format.ts';
import { answersWanted } from './answers-wanted.ts';
import { inOneLine } from './in-one-line.ts';

const english = formatFor('en');

/** A fault as the command line and its log say it: in English, on one line, and with the flags that help. */
export function faultSentence(fault: Fault): string {
  const flags = flagsFor(fault);
  const sentence = inOneLine(sentenceOf(fault, english));
  return flags === null ? sentence : `${sentence} ${flags}`;
}

function flagsFor(fault: Fault): string | null {
  if (fault.code === 'model-needs-answers') return answersWanted(fault);
  return fault.code === 'picture-bits' ? 'On the command line: --bits.' : null;
}
