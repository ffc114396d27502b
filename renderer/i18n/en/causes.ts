import { conflictClauses } from '../../../preload/contract/faults/conflict.ts';
import { detectorFailures } from '../../../preload/contract/faults/detector-failure.ts';
import { entryTroubles } from '../../../preload/contract/faults/entry-trouble.ts';
import { folderTroubles } from '../../../preload/contract/faults/folder-trouble.ts';
import { lineFolderTroubles } from '../../../preload/contract/faults/line-folder.ts';
import { missingThings } from '../../../preload/contract/faults/missing-thing.ts';
import { storeTroubles } from '../../../preload/contract/faults/store-trouble.ts';
import type { systemCodes } from '../../ui/words/system-reason.ts';
import type { Keyed } from '../keyed.ts';

/** Why something cannot be done or reached, as clauses that end the sentence of a fault. */
export const causes = {
  /** What is in the way, as a clause. */
  conflict: conflictClauses,
  /** Why the folder of the line is not written to, as a clause with what to do. */
  'line-folder-trouble': lineFolderTroubles as Keyed<typeof lineFolderTroubles>,
  /** Why the records cannot be opened, how a model failed, what is wrong with an entry: as clauses. */
  'store-trouble': storeTroubles as Keyed<typeof storeTroubles>,
  'detector-failure': detectorFailures as Keyed<typeof detectorFailures>,
  'entry-trouble': entryTroubles as Keyed<typeof entryTroubles>,
  /** What is not there. */
  'missing-thing': missingThings as Keyed<typeof missingThings>,
  'folder-out-of-reach': '{{reason}}. Check that it exists and can be read',
  'folder-trouble': folderTroubles,
  /** What the system's codes mean, as the end of a sentence. */
  system: {
    ENOENT: 'it does not exist',
    ENOTDIR: 'it is not a folder',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk is read-only',
    EIO: 'the disk reports an error',
    ESTALE: 'the network share is no longer available',
    EBUSY: 'another program is using it',
    ENOTCONN: 'the network share is not connected',
    ETIMEDOUT: 'the network share does not respond',
    EHOSTDOWN: 'the server of the network share is down',
    EHOSTUNREACH: 'the server of the network share cannot be reached',
  } satisfies Record<(typeof systemCodes)[number], string>,
} as const;
