import { imageUnreadable } from '../../../preload/contract/faults/picture-damage.ts';
import { failed, type Result } from '../../../preload/contract/faults/result.ts';
import { siblingEntry } from '../../sibling-entry.ts';
import type { Unanswered } from '../asked-process.ts';
import { openRestingProcess } from '../resting-process.ts';
import { type PreviewAnswer, type PreviewCall, type PreviewTask, previewAnswerSchema } from './messages.ts';

/** A picture that takes longer counts as hanging. */
const TIME_LIMIT_MS = 60_000;
/** How long the process stays when nobody looks at anything. */
const IDLE_MS = 60_000;
/** A picture that ended or blocked the process this often is not tried again. */
const MAX_DEATHS = 2;
const MAX_REMEMBERED = 1000;

export type PreviewProcess = Readonly<{
  perform(task: PreviewTask): Promise<Result<boolean>>;
  close(): void;
}>;

export type PreviewProcessOptions = Readonly<{ entry?: URL; timeLimitMs?: number }>;

/**
 * The process that makes pictures for the screen. One at a time: the line needs the cores more than the film strip does.
 * A picture that has ended the process twice is refused.
 */
export function openPreviewProcess({
  entry = siblingEntry(import.meta.filename, 'preview-child'),
  timeLimitMs = TIME_LIMIT_MS,
}: PreviewProcessOptions = {}): PreviewProcess {
  const deaths = new Map<string, number>();
  const painter = openRestingProcess<Omit<PreviewCall, 'id'>, PreviewAnswer>({
    entry,
    answers: previewAnswerSchema,
    timeLimitMs,
    idleMs: IDLE_MS,
  });

  async function attempt(
    task: PreviewTask,
    ask: (call: Omit<PreviewCall, 'id'>) => Promise<PreviewAnswer | Unanswered>,
  ): Promise<Result<boolean>> {
    while (!painter.isClosed() && (deaths.get(task.source) ?? 0) < MAX_DEATHS) {
      const answer = await ask({ task });
      if (answer !== 'died' && answer !== 'late') return answer.result;
      if (deaths.size >= MAX_REMEMBERED) deaths.clear();
      deaths.set(task.source, (deaths.get(task.source) ?? 0) + 1);
    }
    return failed(imageUnreadable('the decoder does not survive it', 'damaged'));
  }

  return { perform: (task) => painter.inTurn((ask) => attempt(task, ask)), close: painter.close };
}
