import { english, type Said, saidSchema, type Whole } from './placeholders.ts';

/** What was requested and does not exist, each in English. The page says it in its own language by the key. */
export const missingThings = {
  window: 'window',
  version: 'Lupa {{name}}',
  file: '{{name}}',
  lane: 'lane {{name}}',
  'lane-of-folder': 'a lane that watches {{name}}',
  recipe: 'recipe {{name}}',
  'any-recipe': 'a recipe',
  model: 'model {{name}}',
  'class-names': 'class names in {{name}}',
  person: 'person {{name}}',
  inspection: 'inspection {{name}}',
  picture: 'image {{name}}',
  'review-item': 'review item {{name}}',
  disagreement: 'disagreement {{name}}',
  'book-picture': 'defect book image {{name}}',
  challenge: 'challenge part {{name}}',
  study: 'study {{name}}',
  'golden-part': 'golden set part {{name}}',
  replay: 'replay {{name}}',
  'replay-of-model': 'replay {{name}} of this model',
  export: 'export {{name}}',
  'simulated-line': 'a running simulated line',
} as const;

type Missing = keyof typeof missingThings;
/** The keys of things that need no name. */
type WholeMissing = Whole<typeof missingThings>;
export const missingThingSchema = saidSchema(missingThings);

/** The fault, in English and by its key; `name` identifies the thing, if it needs one. */
export function notFound<Why extends Missing>(why: Why, ...[name]: Why extends WholeMissing ? [] : [string | number]) {
  const thing = (name === undefined ? { why } : { why, figures: { name: String(name) } }) as Said<typeof missingThings>;
  const { reason, said } = english(missingThings, thing);
  return { code: 'not-found', what: reason, said } as const;
}
