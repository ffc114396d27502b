import type { ExportOrder } from '../../../preload/contract/station/transfer.ts';
import type { PersonId } from '../../../preload/contract/values/units.ts';
import type { DataFolder } from '../data-folder.ts';
import type { WriteDb } from '../store/handles.ts';

/** One export: what, where to, and on whose behalf. */
export type ExportJob = {
  readonly order: ExportOrder;
  /** The absolute path of the finished file or folder. */
  readonly out: string;
  /** Where it is written, beside `out`; gone when the job has ended, however it ended. */
  readonly half: string;
  readonly madeBy: string;
  readonly personId: PersonId | null;
  readonly madeAt: Date;
  readonly software: string;
};

export type Progress = { readonly done: number; readonly total: number; readonly bytes: number };

export type JobDeps = {
  /** Beside the station's own connection: writes go in small transactions. */
  readonly db: WriteDb;
  readonly folder: DataFolder;
  /** Checked between rows or images; when aborted, the job throws the signal's reason. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
};
