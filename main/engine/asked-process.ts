import type { z } from 'zod';
import { type ChildProgram, startChildProgram } from '../child-program.ts';

/** Why a call got no answer: its process died, or the call took too long. */
export type Unanswered = 'died' | 'late';

/** A child process that answers one call at a time. */
export type AskedProcess<Call, Answer> = Readonly<{
  /** A call that takes longer than this many milliseconds ends the process. */
  ask(call: Call, timeLimitMs: number): Promise<Answer | Unanswered>;
  isAsked(): boolean;
  hasEnded(): boolean;
  kill: ChildProgram['kill'];
}>;

export type AskedProcessOptions<Answer> = Readonly<{
  entry: URL;
  args?: readonly string[];
  answers: z.ZodType<Answer>;
}>;

export function startAskedProcess<Call extends object, Answer extends { readonly id: number }>({
  entry,
  args = [],
  answers,
}: AskedProcessOptions<Answer>): AskedProcess<Call, Answer> {
  let settle: ((answer: Answer | 'died') => void) | null = null;
  let lastId = 0;
  let hasEnded = false;
  const child = startChildProgram(entry, {
    args,
    onMessage: (raw) => {
      const answer = answers.parse(raw);
      if (answer.id === lastId) settle?.(answer);
    },
    onEnd: () => {
      hasEnded = true;
      settle?.('died');
    },
  });
  return {
    ask: async (call, timeLimitMs) => {
      const { promise, resolve } = Promise.withResolvers<Answer | 'died'>();
      let isLate = false;
      const deadline = setTimeout(() => {
        isLate = true;
        child.kill();
      }, timeLimitMs);
      settle = resolve;
      lastId += 1;
      child.send({ id: lastId, ...call });
      const answer = await promise;
      clearTimeout(deadline);
      settle = null;
      return answer === 'died' && isLate ? 'late' : answer;
    },
    isAsked: () => settle !== null,
    hasEnded: () => hasEnded,
    kill: child.kill,
  };
}
