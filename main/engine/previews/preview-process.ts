import { type ChildProcess, fork } from 'node:child_process';
import { failed, type Result } from '../../../preload/contract/faults/result.ts';
import { siblingEntry } from '../sibling-entry.ts';
import { type PreviewCall, type PreviewTask, previewAnswerSchema } from './messages.ts';

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

type Settle = (result: Result<boolean> | 'died') => void;
type Running = { readonly child: ChildProcess; settle: Settle | null };

/**
 * The process in which pictures are made for the screen, started when the first is wanted. One at a time: the line needs the cores
 * more than the film strip does, and where the process ends it is known by which. A picture that has ended it twice is refused.
 */
export function openPreviewProcess({
  entry = siblingEntry(import.meta.filename, 'preview-child'),
  timeLimitMs = TIME_LIMIT_MS,
}: PreviewProcessOptions = {}): PreviewProcess {
  const deaths = new Map<string, number>();
  let running: Running | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let isClosed = false;
  let turn: Promise<unknown> = Promise.resolve();

  function start(): Running {
    const child = fork(entry, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const started: Running = { child, settle: null };
    const end = () => {
      if (running === started) running = null;
      started.settle?.('died');
    };
    child.on('message', (raw) => {
      const { id, result } = previewAnswerSchema.parse(raw);
      if (id === lastId) started.settle?.(result);
    });
    child.once('error', end);
    child.once('exit', end);
    return started;
  }

  function restWhenIdle(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (running?.settle === null) running.child.kill();
    }, IDLE_MS).unref();
  }

  async function once(task: PreviewTask): Promise<Result<boolean> | 'died'> {
    running ??= start();
    const used = running;
    const { child } = used;
    const { promise, resolve } = Promise.withResolvers<Result<boolean> | 'died'>();
    lastId += 1;
    const deadline = setTimeout(() => child.kill('SIGKILL'), timeLimitMs);
    used.settle = resolve;
    // That one which is ending takes no more is told by its end.
    child.send({ id: lastId, task } satisfies PreviewCall, () => undefined);
    const result = await promise;
    clearTimeout(deadline);
    used.settle = null;
    restWhenIdle();
    return result;
  }

  async function attempt(task: PreviewTask): Promise<Result<boolean>> {
    while (!isClosed && (deaths.get(task.source) ?? 0) < MAX_DEATHS) {
      const result = await once(task);
      if (result !== 'died') return result;
      if (deaths.size >= MAX_REMEMBERED) deaths.clear();
      deaths.set(task.source, (deaths.get(task.source) ?? 0) + 1);
    }
    return failed({ code: 'image-unreadable', reason: 'the decoder does not survive it', damage: 'damaged' });
  }

  return {
    perform: (task) => {
      const done = turn.then(() => attempt(task));
      turn = done.catch(() => undefined);
      return done;
    },
    close: () => {
      isClosed = true;
      clearTimeout(idle);
      running?.child.kill('SIGKILL');
    },
  };
}
