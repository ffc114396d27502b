import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { ExportOrder, ExportSize, TransferState } from '../../../preload/contract/station/transfer.ts';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import type { Clock } from '../clock.ts';
import type { Progress } from '../export/job.ts';
import type { TransferEnd, TransferTask } from './messages.ts';
import { createSizeQuestions } from './size-questions.ts';
import { startTransfer, type Transfer } from './start-transfer.ts';

export type TransferControl = {
  readonly state: () => TransferState;
  readonly size: (order: ExportOrder, out: string) => Promise<Result<ExportSize>>;
  /** Refused as `conflict` while another one runs. */
  readonly beginExport: (order: ExportOrder, out: string, actor: Actor) => Result<TransferState>;
  readonly beginImport: (from: string, actor: Actor) => Result<TransferState>;
  readonly beginChallenges: (from: string, recipeId: RecipeId, actor: Actor) => Result<TransferState>;
  readonly cancel: () => void;
  /** Resolves when none is running. */
  readonly stop: () => Promise<void>;
};

type Deps = {
  readonly dataFolder: string;
  readonly clock: Clock;
  /** Some exports were begun and never finished: what they left is removed while the station starts. */
  readonly hasLeftovers: boolean;
  readonly onState: (state: TransferState) => void;
  /** Called when one has ended, before its state is told. */
  readonly onEnded: (task: TransferTask, end: TransferEnd) => void;
};

type Running = Extract<TransferState, { kind: 'running' }>;

/** Runs one export or import of a station at a time: starts it, reports its progress, ends it. */
export function openTransferControl({ dataFolder, clock, hasLeftovers, onState, onEnded }: Deps): TransferControl {
  let state: TransferState = { kind: 'idle' };
  let current: Transfer | null = null;
  const sizes = createSizeQuestions(dataFolder);
  const tidy = { kind: 'tidy', dataFolder } as const;
  const tidying = hasLeftovers ? startTransfer(tidy) : null;
  void tidying?.ended.then((end) => onEnded(tidy, end));
  const become = (next: TransferState) => {
    state = next;
    onState(next);
  };
  const whoOf = (actor: Actor) => ({ dataFolder, madeBy: actor.name, personId: actor.personId, madeAt: clock.now() });

  function begin(task: Extract<TransferTask, { kind: 'export' | 'labels' | 'challenges' }>): Result<TransferState> {
    if (current !== null) return failed(conflict('transfer-running'));
    const what = task.kind === 'export' ? task.order.kind : task.kind;
    const running: Running = {
      kind: 'running',
      what,
      startedAt: clock.now(),
      done: 0,
      total: 0,
      bytes: 0,
      isCancelling: false,
    };
    const began = performance.now();
    const hear = (progress: Progress) => {
      if (state.kind === 'running') become({ ...state, ...progress });
    };
    current = startTransfer(task, hear);
    become(running);
    void current.ended.then((end) => {
      current = null;
      onEnded(task, end);
      become(stateAfter(end, what, performance.now() - began));
    });
    return ok(state);
  }

  return {
    state: () => state,
    size: sizes.ask,
    beginExport: (order, out, actor) => begin({ kind: 'export', order, out, half: `${out}.partial`, ...whoOf(actor) }),
    beginImport: (from, actor) => begin({ kind: 'labels', from, ...whoOf(actor) }),
    beginChallenges: (from, recipeId, actor) => begin({ kind: 'challenges', from, recipeId, ...whoOf(actor) }),
    cancel: () => {
      if (state.kind === 'running' && !state.isCancelling) become({ ...state, isCancelling: true });
      current?.cancel();
    },
    stop: async () => {
      for (const transfer of [tidying, current]) transfer?.cancel();
      await Promise.all([tidying?.ended, sizes.stop(), current?.ended]);
    },
  };
}

function stateAfter(end: TransferEnd, what: Running['what'], tookMs: number): TransferState {
  switch (end.kind) {
    case 'done':
      return { kind: 'done', tookMs, result: end.result };
    case 'failed':
      return { kind: 'failed', what, fault: end.fault };
    case 'cancelled':
      return { kind: 'cancelled', what };
    case 'sized':
    case 'tidied':
      throw new Error(`An export answered like another task: ${end.kind}`);
    default:
      return end satisfies never;
  }
}
