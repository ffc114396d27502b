import { IconAlertTriangle, IconCheck, IconHandStop, IconX } from '@tabler/icons-react';
import type { Signal } from '../../../preload/contract/parts/signal.ts';

/** Worst last: the order of counts everywhere. */
export const signals = ['PASS', 'FAIL', 'HOLD', 'ERROR'] as const satisfies readonly Signal[];

/** A verdict is colour, word and shape; the word is in the translations under the same name. */
export const verdictLook = {
  PASS: { Icon: IconCheck, colour: 'pass' },
  FAIL: { Icon: IconX, colour: 'fail' },
  HOLD: { Icon: IconHandStop, colour: 'hold' },
  ERROR: { Icon: IconAlertTriangle, colour: 'error' },
} as const satisfies Record<Signal, { Icon: typeof IconCheck; colour: string }>;

/** The colours of a verdict as CSS, for a background or for ink on the surface. */
export function verdictColours(signal: Signal) {
  const { colour } = verdictLook[signal];
  return {
    ground: `var(--verdict-${colour})`,
    on: `var(--verdict-${colour}-on)`,
    ink: `var(--verdict-${colour}-ink)`,
  };
}
