import type { FaultWords } from '../fault-words.ts';

/** How a model failed on an image of the line, as clauses; and outside the line, as sentences. */
export const detector: FaultWords['cases']['detector-failed'] = {
  closed: 'the detector is closed',
  crowded: '{{waiting}} images are already waiting',
  died: 'the worker died: {{how}}',
  late: 'the model did not answer in time',
  'no-look': 'the worker returned no result',
  'no-score': 'a score of {{score}} for {{className}}',
  noted: '{{complaint}}',
};

export const apart: FaultWords['cases']['model-troubled'] = {
  failed: 'The model failed ({{complaint}})',
  hung: 'The model hung and was stopped ({{complaint}})',
  'ate-memory': 'The model used too much memory and was stopped ({{complaint}})',
  aborted: 'Running the model crashes its process ({{complaint}})',
  'too-often': 'Running the model ended or blocked its process too often',
  late: 'The model did not answer in time',
  'no-look': 'The model returned no result',
  'no-score': 'The model gave a score of {{score}} for {{className}}',
};

/** What a model file does not state. */
export const questions: FaultWords['questions'] = {
  classes: 'the class names',
  layout: 'the output layout',
  pixels: 'the pixel format',
  'input-size': 'the input size',
};

/** What keeps a model in the registry, as clauses. */
export const uses: FaultWords['uses'] = {
  champion: 'it is the champion of {{recipe}}',
  shadow: 'it is running in shadow for {{recipe}}',
  'former-champion': 'an earlier version of {{recipe}} uses it',
  replays: 'its results from replays must stay traceable (replays: {{parts}})',
  parts: 'the parts it judged must stay traceable (parts: {{parts}})',
  'shadow-parts': 'its shadow results must stay traceable (parts: {{parts}})',
  'gate-runs': 'its gate runs are on record (runs: {{parts}})',
};

/** Objections to a model as champion, as sentences. */
export const objections: FaultWords['objections'] = {
  'class-order':
    'The class order differs from the recipe: the recipe has {{recipe}}; the model has {{model}}. If the names were mixed up in training, every name is wrong.',
  'classes-missing':
    'The model cannot find these classes of the recipe: {{classes}}. Choose a model that can, or create a new recipe for it.',
  'classes-new': 'Not in the recipe: {{classes}}. The recipe’s limits for other classes apply to them.',
  'gate-not-run': 'The gate has not been run for this model with the current golden set.',
  'gate-must-run':
    'The gate has mandatory rules and has not been run for this model with the current golden set and limits. Run it first; until then people decide.',
  'gate-failed': 'Gate rules it failed: {{rules}}.',
  'gate-must-failed': 'Mandatory gate rules it failed: {{rules}}. It cannot become champion.',
  retired: 'It is retired. Reinstate it first.',
};
