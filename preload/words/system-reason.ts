import type { FaultWords } from './fault-words.ts';
import { type SystemCode, systemCodes } from './system-codes.ts';

/** What another program complained of: in words where it is the system's code, alone or before its own English; else as it said it. */
export function systemReason(complaint: string, { system }: Pick<FaultWords, 'system'>): string {
  const code = /^[A-Z]+(?=$|:)/.exec(complaint)?.[0];
  return isKnown(code) ? system[code] : complaint;
}

function isKnown(code: string | undefined): code is SystemCode {
  return systemCodes.some((known) => known === code);
}
