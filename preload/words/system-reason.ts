import type { FaultWords } from './fault-words.ts';
import { type SystemCode, systemCodes } from './system-codes.ts';

/** The complaint of another program: in words if it is a system code, alone or before an English text; otherwise word for word. */
export function systemReason(complaint: string, { system }: Pick<FaultWords, 'system'>): string {
  const code = /^[A-Z]+(?=$|:)/.exec(complaint)?.[0];
  return isKnown(code) ? system[code] : complaint;
}

function isKnown(code: string | undefined): code is SystemCode {
  return systemCodes.some((known) => known === code);
}
