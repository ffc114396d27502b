import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { ExportOrder, ExportSize } from '../../../preload/contract/station/transfer.ts';
import { startTransfer, type Transfer } from './start-transfer.ts';

/** A question that takes longer is cancelled: the page would not wait for the answer. */
const WITHIN_MS = 60_000;

export type SizeQuestions = {
  readonly ask: (order: ExportOrder, out: string) => Promise<Result<ExportSize>>;
  /** Cancels the current question; resolves when its process is gone. */
  readonly stop: () => Promise<void>;
};

/** Answers how large an export would be. A changed order is asked about again at once, so a new question cancels the previous one. */
export function createSizeQuestions(dataFolder: string): SizeQuestions {
  let newest: Transfer | null = null;
  return {
    ask: async (order, out) => {
      newest?.cancel();
      const asked = startTransfer({ kind: 'size', order, out, dataFolder });
      newest = asked;
      const late = setTimeout(asked.cancel, WITHIN_MS);
      const end = await asked.ended;
      clearTimeout(late);
      if (newest === asked) newest = null;
      if (end.kind === 'sized') return ok(end.size);
      return failed(end.kind === 'failed' ? end.fault : conflict('question-superseded'));
    },
    stop: async () => {
      newest?.cancel();
      await newest?.ended;
    },
  };
}
