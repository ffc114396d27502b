import type { Cases } from '../../preload/contract/faults/cases.ts';
import { conflictCases } from '../../preload/contract/faults/conflict.ts';
import { detectorCases } from '../../preload/contract/faults/detector-failure.ts';
import { entryCases } from '../../preload/contract/faults/entry-trouble.ts';
import { folderCases } from '../../preload/contract/faults/folder-trouble.ts';
import { lineFolderCases } from '../../preload/contract/faults/line-folder.ts';
import { missingCases } from '../../preload/contract/faults/missing-thing.ts';
import { refusalCases } from '../../preload/contract/faults/model-refusal.ts';
import { modelTroubleCases } from '../../preload/contract/faults/model-trouble.ts';
import { pictureCases } from '../../preload/contract/faults/picture-damage.ts';
import { type Fault, faultSchema } from '../../preload/contract/faults/result.ts';
import { storeCases } from '../../preload/contract/faults/store-trouble.ts';
import { updateCases } from '../../preload/contract/faults/update-refusal.ts';
import type { CaseCode } from '../../preload/words/fault-words.ts';

/** Which figures each case of a fault has; the two with fixed fields beside their `why` have none for it. */
export const tables: Readonly<Record<CaseCode, Cases>> = {
  'bad-request': entryCases,
  'not-found': missingCases,
  conflict: conflictCases,
  'folder-unusable': folderCases,
  'store-unusable': storeCases,
  'line-told': { timeout: [], meanwhile: [] },
  'line-folder': lineFolderCases,
  'image-unreadable': pictureCases,
  'picture-unfit': {
    'too-dark': [],
    'too-bright': [],
    'too-flat': [],
    'too-small': [],
    'too-blurred': [],
    'too-noisy': [],
    'too-blank': [],
  },
  'model-refused': refusalCases,
  'detector-failed': detectorCases,
  'update-refused': updateCases,
  'model-troubled': modelTroubleCases,
};

/** What the decoder said is kept with every image, and told of two kinds only. */
const TOLD_OF = ['damaged', 'noted'];

const FIELDS = { path: '/data', measured: 2.4, limit: 6, state: 'PASS', at: 0, message: 7 };

/** Every case of every fault, with figures that are easily found again in a sentence. */
export const casesOfFaults = Object.entries(tables).flatMap(([code, cases]) =>
  Object.entries(cases).map(([why, names]) => {
    const figures = Object.fromEntries(names.map((name) => [name, `the ${name}`]));
    const fault: Fault = faultSchema.parse({ ...FIELDS, code, why, figures });
    const isTold = code !== 'image-unreadable' || TOLD_OF.includes(why);
    return { code, why, fault, told: isTold ? Object.values(figures) : [] };
  }),
);
