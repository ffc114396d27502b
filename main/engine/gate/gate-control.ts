import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { GateState } from '../../../preload/contract/models/gate.ts';
import type { RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { type GateProcess, startGateProcess } from './gate-process.ts';
import type { GateFindings, GateTask } from './messages.ts';

/** The limits for a model on the golden set; beyond them its process is ended. */
export type GateBounds = {
  /** A picture, or loading a model, that takes longer counts as hanging. */
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

/** Runs one gate at a time: starts it, reports its progress, ends it. */
export function openGateControl(onState: (state: GateState) => void, bounds: Partial<GateBounds> = {}): GateControl {
  const { pictureTimeLimitMs, memoryLimitBytes } = { ...USUAL_BOUNDS, ...bounds };
  let state: GateState = { kind: 'idle' };
  let running: GateProcess | null = null;

  function become(next: GateState): void {
    state = next;
    onState(next);
  }

  function begin({ recipeId, sha256, task, onFindings }: GateOrder): Result<GateState> {
    if (running !== null) return failed(conflict('gate-running-elsewhere'));
    running = startGateProcess({ ...task, memoryLimitBytes }, pictureTimeLimitMs, {
      onProgress: (done) => {
        if (state.kind === 'running') become({ ...state, done });
      },
      onEnd: (found) => {
        if (found.ok) onFindings(found.value);
        running = null;
        become(found.ok ? { kind: 'idle' } : { kind: 'failed', recipeId, sha256, fault: found.fault });
      },
    });
    become({ kind: 'running', recipeId, sha256, done: 0, total: task.parts.length });
    return ok(state);
  }

  return {
    state: () => state,
    begin,
    cancel: () => {
      running?.kill();
      running = null;
      become({ kind: 'idle' });
    },
  };
}
