import { english, type Said, saidSchema } from './placeholders.ts';

/** What is wrong with something a person entered or imported that no schema can check, each as an English clause. The page says it in its own language by the key. */
export const entryTroubles = {
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
  // any file that people import
  'not-a-file': '{{file}} is not a file',
  'not-text': '{{file}} is not text in UTF-8 or UTF-16; save it as UTF-8',
  'still-written': '{{file}} grew while it was read; try again when it is complete',
  'file-too-large': '{{file}} is larger than {{limit}}; import it in parts',
  'too-many-files': 'there are more than {{limit}} files under {{file}}; choose only the folder of the set',
} as const;

export type EntryTrouble = Said<typeof entryTroubles>;
export const entryTroubleSchema = saidSchema(entryTroubles);

/** The fault, in English and by its key. */
export function entryRefused(trouble: EntryTrouble) {
  const { reason, said } = english(entryTroubles, trouble);
  return { code: 'bad-request' as const, issues: [reason], said };
}
