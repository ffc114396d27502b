import { asCase, type BareCase } from './cases.ts';

/** What was requested and does not exist; `name` identifies it. */
export const missingCases = {
  window: [],
  version: ['name'],
  file: ['name'],
  lane: ['name'],
  'lane-of-folder': ['name'],
  recipe: ['name'],
  'any-recipe': [],
  model: ['name'],
  'class-names': ['name'],
  person: ['name'],
  inspection: ['name'],
  picture: ['name'],
  'review-item': ['name'],
  disagreement: ['name'],
  'book-picture': ['name'],
  challenge: ['name'],
  study: ['name'],
  'golden-part': ['name'],
  replay: ['name'],
  rollout: ['name'],
  case: ['name'],
  'replay-of-model': ['name'],
  export: ['name'],
  'simulated-line': [],
  noted: ['complaint'],
} as const;

type Missing = Exclude<keyof typeof missingCases, 'noted'>;
type BareMissing = BareCase<typeof missingCases>;

/** The fault; `name` identifies the thing, if it needs one. */
export function notFound<Why extends Missing>(why: Why, ...[name]: Why extends BareMissing ? [] : [string | number]) {
  return { code: 'not-found', ...asCase({ why, figures: name === undefined ? {} : { name: String(name) } }) } as const;
}
