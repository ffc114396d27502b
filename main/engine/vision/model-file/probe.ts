import '../detect/no-telemetry.ts';
import { stat } from 'node:fs/promises';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, type Result } from '../../../../preload/contract/faults/result.ts';
import type { ModelAnswers, TriedReading } from '../../../../preload/contract/models/model.ts';
import { type ProgramEnd, startChildProgram } from '../../../child-program.ts';
import { siblingEntry } from '../../../sibling-entry.ts';
import type { Examination } from '../profile/examine.ts';
import { refused } from './refusal.ts';

/** `signal` cancels it. */
type ProbeLimits = Readonly<{ timeMs: number; memoryBytes: number; signal?: AbortSignal | undefined }>;

const DEFAULT_LIMITS = { timeMs: 120_000, memoryBytes: 3 * 1024 ** 3 };

/** What the child says before it ends. It is this program's own code, so its messages are trusted. */
type ChildMessage<T> = { kind: 'result'; result: Result<T> } | { kind: 'threw'; reason: string } | { kind: 'memory' };

/**
 * Examines a model file in a child process, bounded in time and memory, so that a file that hangs, eats memory or aborts the
 * process takes nothing else down. Returns what `examineModel` does, or a refusal that says how the child ended.
 */
export function probeModel(
  path: string,
  answers: ModelAnswers = {},
  limits: Partial<ProbeLimits> = {},
): Promise<Result<Examination>> {
  return inChild(path, { answers }, limits);
}

/** What a model finds on pictures, read according to the answers: in a child process, as above. */
export function tryReading(
  path: string,
  answers: ModelAnswers,
  pictures: readonly string[],
  limits: Partial<ProbeLimits> = {},
): Promise<Result<NonNullable<TriedReading['looks']>>> {
  return inChild(path, { answers, pictures }, limits);
}

type Job = Readonly<{ answers: ModelAnswers; pictures?: readonly string[] }>;

async function inChild<T>(path: string, job: Job, { signal, ...given }: Partial<ProbeLimits>): Promise<Result<T>> {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const file = await stat(path).catch(() => null);
  if (file === null) return failed(notFound('file', path));
  if (!file.isFile()) return refused({ why: 'folder' });
  const order = JSON.stringify({ path, ...job, memoryLimitBytes: limits.memoryBytes });
  const { promise, resolve } = Promise.withResolvers<Result<T>>();
  const child = startChildProgram(siblingEntry(import.meta.filename, 'probe-child'), {
    args: [order],
    onMessage: (message) => resolve(outcomeOf(message as ChildMessage<T>, limits)),
    onEnd: (end) => resolve(refusedBy(end)),
  });
  const deadline = setTimeout(
    () => resolve(refused({ why: 'silent', figures: { seconds: Math.round(limits.timeMs / 1000) } })),
    limits.timeMs,
  );
  const callOff = () => resolve(refused({ why: 'called-off' }));
  if (signal?.aborted) callOff();
  signal?.addEventListener('abort', callOff);
  try {
    return await promise;
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', callOff);
    child.kill();
  }
}

function outcomeOf<T>(message: ChildMessage<T>, { memoryBytes }: ProbeLimits): Result<T> {
  switch (message.kind) {
    case 'result':
      return message.result;
    case 'threw':
      return refused({ why: 'not-examined', figures: { complaint: message.reason } });
    case 'memory':
      return refused({ why: 'memory-eaten', figures: { limit: Math.round(memoryBytes / 1024 ** 2) } });
    default:
      return message satisfies never;
  }
}

function refusedBy<T>({ code, signal, complaint }: ProgramEnd): Result<T> {
  if (complaint !== null) return failed({ code: 'internal', message: complaint });
  if (signal !== null) return refused({ why: 'process-killed', figures: { signal } });
  return refused({ why: 'process-ended', figures: { exitCode: code ?? -1 } });
}
