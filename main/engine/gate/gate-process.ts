import { modelTroubled } from '../../../preload/contract/faults/model-trouble.ts';
import '../vision/detect/no-telemetry.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { endInWords, type ProgramEnd, startChildProgram } from '../../child-program.ts';
import { siblingEntry } from '../../sibling-entry.ts';
import { fromGateSchema, type GateFindings, type GateTask } from './messages.ts';

export type GateProcess = { readonly kill: () => void };

type Listeners = {
  /** Called with the number of parts done. */
  readonly onProgress: (done: number) => void;
  /** Called exactly once, unless the process was killed. */
  readonly onEnd: (found: Result<GateFindings>) => void;
};

/** One run of the gate in a child process. It counts as hanging when it sends nothing for longer than `pictureTimeLimitMs`. */
export function startGateProcess(
  task: GateTask,
  pictureTimeLimitMs: number,
  { onProgress, onEnd }: Listeners,
): GateProcess {
  let patience: NodeJS.Timeout | undefined;
  let isOver = false;

  function kill(): void {
    isOver = true;
    clearTimeout(patience);
    child.kill();
  }

  function end(found: Result<GateFindings>): void {
    if (isOver) return;
    kill();
    onEnd(found);
  }

  function wait(): void {
    clearTimeout(patience);
    const complaint = `${Math.round(pictureTimeLimitMs / 1000)} s`;
    const hung = modelTroubled({ why: 'hung', figures: { complaint } });
    patience = setTimeout(() => end(failed(hung)), pictureTimeLimitMs);
  }

  const child = startChildProgram(siblingEntry(import.meta.filename, 'gate-child'), {
    onMessage: (raw) => {
      const message = fromGateSchema.parse(raw);
      if (isOver) return;
      if (message.kind === 'failed') return end(failed(message.fault));
      if (message.kind === 'done') return end(ok(message.findings));
      wait();
      onProgress(message.done);
    },
    onEnd: (how) => end(failed(faultOf(how))),
  });
  child.send(task);
  wait();
  return { kill };
}

function faultOf(how: ProgramEnd): Fault {
  return how.complaint === null
    ? modelTroubled({ why: 'aborted', figures: { complaint: endInWords(how) } })
    : { code: 'internal', message: how.complaint };
}
