import type { FaultWords } from '../fault-words.ts';

/** What is wrong with an entry or a file, as clauses, and what is missing. */
export const entries: FaultWords['cases']['bad-request'] = {
  // a recipe
  'class-twice': 'the class {{className}} is listed twice',
  'class-nameless': 'a class of the model has no name; export the model with its class names',
  'class-long': 'the name of a class is longer than {{limit}} characters: {{className}}',
  'limits-crossed': 'for other classes, “clear below” is above “fail from”',
  'pattern-long': 'the name pattern is longer than {{limit}} characters',
  'pattern-malformed': 'the name pattern is not a regular expression ({{complaint}})',
  'pattern-nameless': 'the name pattern has neither a group serial nor a group lot',
  'pattern-looks-around':
    'the name pattern uses lookaround or a back-reference; on some names these never finish, so they are not supported',
  'pattern-beyond': 'the name pattern uses something that is not supported ({{complaint}})',
  // labels
  'leads-out': '{{file}}: {{folder}} is outside the folder of the set; put the file next to its images',
  'labels-malformed': '{{file}} is not in {{format}} format: {{complaint}}',
  'no-part': '{{file}}, line {{line}}: not the record of a part',
  // any file that people bring
  'not-a-file': '{{file}} is not a file',
  'not-text': '{{file}} is not text in UTF-8 or UTF-16; save it as UTF-8',
  'still-written': '{{file}} grew while it was read; try again when it is complete',
  'file-too-large': '{{file}} is larger than {{limit}}; import it in parts',
  'too-many-files': 'there are more than {{limit}} files under {{file}}; choose only the folder of the set',
  'no-operation': 'this version of Lupa does not know the request',
  'file-malformed': '{{file}}: {{complaint}}',
  noted: '{{complaint}}',
};

export const missing: FaultWords['cases']['not-found'] = {
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
  rollout: 'roll-out {{name}}',
  case: 'case {{name}}',
  'replay-of-model': 'replay {{name}} of this model',
  export: 'export {{name}}',
  'simulated-line': 'a running simulated line',
  noted: '{{complaint}}',
};
