import { asCase, type CaseOf } from './cases.ts';

/** How a model that runs apart from the line, on the golden set, in shadow or on stored parts, did not come through. */
export const modelTroubleCases = {
  failed: ['complaint'],
  hung: ['complaint'],
  'ate-memory': ['complaint'],
  aborted: ['complaint'],
  'too-often': [],
  late: [],
  'no-look': [],
  'no-score': ['score', 'className'],
} as const;

export function modelTroubled(trouble: CaseOf<typeof modelTroubleCases>) {
  return { code: 'model-troubled', ...asCase(trouble) } as const;
}
