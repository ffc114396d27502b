import type { FigureHandlers } from '../../../main/engine/figures/figure-handlers.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { EVERYTHING } from '../../../renderer/history/history-search.ts';

const EVE: Actor = { personId: null, name: 'Eve', role: 'engineer', windowId: 'w' };

/** A question over a span for every operation that adds figures up: an operation without one is an error, so that none is left out. */
export function figureQuestions(
  handlers: FigureHandlers,
  { from, until, challenger }: { readonly from: number; readonly until: number; readonly challenger: Sha256 },
): readonly { readonly name: string; readonly ask: () => unknown }[] {
  const narrowed = { laneId: null, lot: null };
  const filter = { period: { kind: 'custom' as const, from, until }, ...narrowed, recipeId: null, modelSha256: null };
  const compared = { modelSha256: challenger, replayId: null, from, until, ...narrowed };
  const inputs: Record<string, unknown> = {
    'report.control': { filter, subject: 'rejected' },
    'consistency.read': { from, until, recipeId: null },
    'shadow.compare': compared,
    'shadow.changed-parts': { filter: compared, before: null, limit: 100 },
    'history.count': { filter: { ...EVERYTHING, from, until } },
    'history.days': {},
    'study.list': {},
    // The only one in a rolled-up store.
    'study.result': { id: 1 },
  };
  return Object.entries(handlers).map(([name, handler]) => {
    const input = inputs[name] ?? (name.startsWith('report.') ? filter : undefined);
    if (input === undefined) throw new Error(`no question for ${name}`);
    const ask = handler as (input: unknown, actor: Actor) => { readonly ok: boolean };
    return {
      name,
      ask: () => {
        const answer = ask(input, EVE);
        if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
        return answer;
      },
    };
  });
}
