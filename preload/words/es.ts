import { conflicts } from './es/conflicts.ts';
import { entries, missing } from './es/entries.ts';
import { names } from './es/fault-names.ts';
import { sentences } from './es/fault-sentences.ts';
import { folders, lineFolder, records, system } from './es/folders.ts';
import { apart, detector, objections, questions, uses } from './es/models.ts';
import { bits, damage, signs, unfit } from './es/pictures.ts';
import { refusals } from './es/refusals.ts';
import { updates } from './es/updates.ts';
import type { FaultWords } from './fault-words.ts';

export const spanish: FaultWords = {
  sentences,
  names,
  cases: {
    'bad-request': entries,
    'not-found': missing,
    conflict: conflicts,
    'folder-unusable': folders,
    'store-unusable': records,
    'line-told': { timeout: 'porque nadie había respondido', meanwhile: 'después de que usted mirara' },
    'line-folder': lineFolder,
    'image-unreadable': damage,
    'picture-unfit': unfit,
    'model-refused': refusals,
    'detector-failed': detector,
    'update-refused': updates,
    'model-troubled': apart,
  },
  system,
  clock: { back: 'atrasó', forward: 'adelantó' },
  signs,
  bits,
  questions,
  uses,
  objections,
};
