import { conflicts } from './en/conflicts.ts';
import { entries, missing } from './en/entries.ts';
import { names } from './en/fault-names.ts';
import { sentences } from './en/fault-sentences.ts';
import { folders, lineFolder, records, system } from './en/folders.ts';
import { apart, detector, objections, questions, uses } from './en/models.ts';
import { bits, damage, signs, unfit } from './en/pictures.ts';
import { refusals } from './en/refusals.ts';
import { updates } from './en/updates.ts';
import type { FaultWords } from './fault-words.ts';

export const english: FaultWords = {
  sentences,
  names,
  cases: {
    'bad-request': entries,
    'not-found': missing,
    conflict: conflicts,
    'folder-unusable': folders,
    'store-unusable': records,
    'line-told': { timeout: 'because nobody had answered', meanwhile: 'since you looked' },
    'line-folder': lineFolder,
    'image-unreadable': damage,
    'picture-unfit': unfit,
    'model-refused': refusals,
    'detector-failed': detector,
    'update-refused': updates,
    'model-troubled': apart,
  },
  system,
  clock: { back: 'back', forward: 'forward' },
  signs,
  bits,
  questions,
  uses,
  objections,
};
