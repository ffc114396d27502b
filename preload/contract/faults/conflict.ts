import { asCase, type BareCase } from './cases.ts';

/** Why something cannot be done right now; `name` names what blocks it. */
export const conflictCases = {
  // the station
  'lane-name-taken': ['name'],
  'folder-watched': ['name'],
  'folder-moved-to': ['name'],
  'within-watched': ['name'],
  'holds-watched': ['name'],
  'recipe-name-taken': ['name'],
  'recipe-ambiguous': ['name'],
  'recipe-changed': [],
  'model-wanted': [],
  'model-mute': [],
  'updates-busy': [],
  // people
  'first-person-known': [],
  'person-name-taken': ['name'],
  'last-engineer': [],
  // models
  'model-registered': ['name'],
  'model-name-taken': ['name'],
  'champion-already': ['name'],
  'no-champion-before': [],
  'champion-in-shadow': [],
  'shadow-running': [],
  'shadow-not-running': [],
  'rollout-on': [],
  'rollout-uses-model': [],
  'rollout-over': [],
  'rollout-running': [],
  'rollout-waits': [],
  'rollout-paused': [],
  'rollout-not-paused': [],
  'rollout-not-promotable': [],
  'rollout-level': [],
  'rollout-champion': [],
  'model-retired': [],
  'gate-running': [],
  'gate-running-elsewhere': [],
  'nothing-inspected': [],
  'replay-ended': [],
  // cases
  'case-closed': [],
  'case-busy': [],
  'case-open-parts': ['name'],
  'case-bad-at-large': ['name'],
  'case-foreign-part': ['name'],
  'case-nothing-to-do': [],
  'case-model-in-question': ['name'],
  'case-nothing-new': ['name'],
  'case-model-blind': ['name'],
  'case-model-unproven': ['name'],
  // parts and what people say of them
  'part-not-held': [],
  'part-taken': [],
  'part-answered': [],
  'part-unanswered': [],
  'signed-in-since': [],
  'answer-unused': ['name'],
  'good-with-defects': [],
  'picture-brought': [],
  'picture-unread': [],
  'no-picture': [],
  'not-agreed': [],
  'dispute-settled': [],
  'study-planner': [],
  'study-one-kind': [],
  'study-part-unfit': ['name'],
  'study-ended': [],
  'study-foreign': [],
  'study-runs': [],
  'study-good-or-bad': [],
  'golden-set-empty': [],
  'golden-exhausted': [],
  'recipe-without-lane': [],
  // exports and imports
  'transfer-running': [],
  'question-superseded': [],
  noted: ['complaint'],
} as const;

export type Conflict = keyof typeof conflictCases;
type BareConflict = BareCase<typeof conflictCases>;

/** The fault: why it cannot be done, and the name of what blocks it, if there is one. */
export function conflict<Why extends Exclude<Conflict, 'noted'>>(
  why: Why,
  ...[name]: Why extends BareConflict ? [] : [string]
) {
  return { code: 'conflict', ...asCase({ why, figures: name === undefined ? {} : { name } }) } as const;
}
