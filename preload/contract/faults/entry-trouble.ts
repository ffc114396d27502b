import { asCase, type CaseOf } from './cases.ts';

/** What is wrong with something a person entered or imported. */
export const entryCases = {
  // a recipe
  'class-twice': ['className'],
  'class-nameless': [],
  'class-long': ['limit', 'className'],
  'limits-crossed': [],
  'pattern-long': ['limit'],
  'pattern-malformed': ['complaint'],
  'pattern-nameless': [],
  'pattern-looks-around': [],
  'pattern-beyond': ['complaint'],
  // labels
  'leads-out': ['file', 'folder'],
  'labels-malformed': ['file', 'format', 'complaint'],
  'no-part': ['file', 'line'],
  // any file that people import
  'not-a-file': ['file'],
  'not-text': ['file'],
  'still-written': ['file'],
  'file-too-large': ['file', 'limit'],
  'too-many-files': ['limit', 'file'],
  // what a schema or the boundary has against it
  'no-operation': [],
  'file-malformed': ['file', 'complaint'],
  noted: ['complaint'],
} as const;

export type EntryTrouble = CaseOf<typeof entryCases>;

export function entryRefused(trouble: EntryTrouble) {
  return { code: 'bad-request', ...asCase(trouble) } as const;
}

/** The same for what a schema has against it. */
export function entryNoted(issues: readonly string[]) {
  return entryRefused({ why: 'noted', figures: { complaint: issues.join('; ') } });
}
