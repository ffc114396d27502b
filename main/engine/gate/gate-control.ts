import '../vision/detect/no-telemetry.ts';
import { type ChildProcess, fork } from 'node:child_process';
import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { GateState } from '../../../preload/contract/models/gate.ts';
import type { RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { siblingEntry } from '../sibling-entry.ts';
import { fromGateSchema, type GateFindings, type GateTask } from './messages.ts';

/** How far a model may go on the golden set before its process is ended. */
export type GateBounds = {
  /** A picture that takes longer, or the loading of a model, counts as hanging. */
  readonly pictureTimeLimitMs: number;
  readonly memoryLimitBytes: number;
};

const USUAL_BOUNDS: GateBounds = { pictureTimeLimitMs: 120_000, memoryLimitBytes: 3 * 1024 ** 3 };

export type GateOrder = {
  readonly recipeId: RecipeId;
  readonly sha256: Sha256;
  readonly task: Omit<GateTask, 'memoryLimitBytes'>;
  readonly onFindings: (findings: GateFindings) => void;
};

export type GateControl = {
  readonly state: () => GateState;
  /** Refused as `conflict` while another one runs. */
  readonly begin: (order: GateOrder) => Result<GateState>;
  readonly cancel: () => void;
};

/** The one run of a gate at a time, in a process of its own: begins it, knows how far it is, ends it. */
export function openGateControl(onState: (state: GateState) => void, bounds: Partial<GateBounds> = {}): GateControl {
  const { pictureTimeLimitMs, memoryLimitBytes } = { ...USUAL_BOUNDS, ...bounds };
  let state: GateState = { kind: 'idle' };
  let child: ChildProcess | null = null;

  function become(next: GateState): void {
    state = next;
    onState(next);
  }

  function begin({ recipeId, sha256, task, onFindings }: GateOrder): Result<GateState> {
    if (child !== null) return failed(conflict('gate-running-elsewhere'));
    const started = fork(siblingEntry(import.meta.filename, 'gate-child'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child = started;
    let patience: NodeJS.Timeout | undefined;
    const end = (next: GateState) => {
      clearTimeout(patience);
      if (child !== started) return;
      child = null;
      started.kill('SIGKILL');
      become(next);
    };
    const fail = (fault: Fault) => end({ kind: 'failed', recipeId, sha256, fault });
    const wait = () => {
      clearTimeout(patience);
      patience = setTimeout(
        () => fail({ code: 'model-troubled', trouble: 'hung', detail: `${Math.round(pictureTimeLimitMs / 1000)} s` }),
        pictureTimeLimitMs,
      );
    };
    started.on('message', (raw) => {
      const message = fromGateSchema.parse(raw);
      wait();
      if (message.kind === 'failed') return fail(message.fault);
      if (message.kind === 'progress') {
        if (state.kind === 'running') become({ ...state, done: message.done });
        return undefined;
      }
      onFindings(message.findings);
      return end({ kind: 'idle' });
    });
    started.once('error', (error) => fail({ code: 'internal', message: error.message }));
    started.once('exit', (code, signal) =>
      fail({ code: 'model-troubled', trouble: 'aborted', detail: signal ?? `exit code ${code}` }),
    );
    started.send({ ...task, memoryLimitBytes } satisfies GateTask);
    wait();
    become({ kind: 'running', recipeId, sha256, done: 0, total: task.parts.length });
    return ok(state);
  }

  return {
    state: () => state,
    begin,
    cancel: () => {
      const running = child;
      child = null;
      running?.kill('SIGKILL');
      become({ kind: 'idle' });
    },
  };
}
