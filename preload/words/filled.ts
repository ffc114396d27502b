import type { Figures } from '../contract/faults/cases.ts';

/** The sentence with its gaps, `{{like}} {{these}}`, filled; a gap for which there is no figure shows as a question mark. */
export function filled(sentence: string, figures: Figures): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, gap: string) => String(figures[gap] ?? '?'));
}
