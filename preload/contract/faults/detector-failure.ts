import { asCase, type CaseOf } from './cases.ts';

/** How running a model on an image failed. */
export const detectorCases = {
  closed: [],
  crowded: ['waiting'],
  died: ['how'],
  late: [],
  'no-look': [],
  'no-score': ['score', 'className'],
  noted: ['complaint'],
} as const;

export type DetectorFailure = CaseOf<typeof detectorCases>;

export function detectorFailed(failure: DetectorFailure) {
  return { code: 'detector-failed', ...asCase(failure) } as const;
}
