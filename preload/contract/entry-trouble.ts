import { english, type Said, saidSchema } from './gaps.ts';

/** What is wrong with what a person entered or brought, where no schema can tell, each as an English clause. The page says it in its own language by the key. */
export const entryTroubles = {
  // a recipe
  'class-twice': 'the class {{className}} is named twice',
  'class-nameless': 'a class of the model has no name; export the model with the names of its classes',
  'class-long': 'the name of a class is longer than {{limit}} characters: {{className}}',
  'limits-crossed': 'for other classes, “clear below” lies above “fail from”',
  'pattern-long': 'the name pattern is longer than {{limit}} characters',
  'pattern-malformed': 'the name pattern is no regular expression ({{complaint}})',
  'pattern-nameless': 'the name pattern names neither of the groups serial and lot',
  'pattern-looks-around':
    'the name pattern looks ahead or behind, or refers back to a group; on some names that takes for ever, so it is not possible here',
  'pattern-beyond': 'the name pattern holds something that is not possible here ({{complaint}})',
  // labels
  'leads-out': '{{file}}: {{folder}} leads out of the folder of the set; put the file beside its pictures',
  'labels-malformed': '{{file}} is not in the form of {{format}}: {{complaint}}',
  'no-part': '{{file}}, line {{line}}: no record of a part',
  // any file that people bring
  'not-a-file': '{{file}} is not a file',
  'not-text': '{{file}} is not text in UTF-8 or UTF-16; save it as UTF-8',
  'still-written': '{{file}} grew while it was read; try again when it is complete',
  'file-too-large': '{{file}} is larger than {{limit}}; bring it in parts',
  'too-many-files': 'more than {{limit}} files lie below {{file}}; choose the folder of the set alone',
} as const;

export type EntryTrouble = Said<typeof entryTroubles>;
export const entryTroubleSchema = saidSchema(entryTroubles);

/** The fault, in English and by its key. */
export function entryRefused(trouble: EntryTrouble) {
  const { reason, said } = english(entryTroubles, trouble);
  return { code: 'bad-request' as const, issues: [reason], said };
}
