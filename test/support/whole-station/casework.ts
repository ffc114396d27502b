import type { ContainmentCase, RecallChoice, SettleChoice } from '../../../preload/contract/parts/containment.ts';
import { until } from '../time/until.ts';
import type { Happening } from './happening.ts';
import type { Ask } from './station-process.ts';
import type { Template } from './template.ts';

type Order = Extract<Happening, { readonly is: 'case' }>;

const REASON = 'as the history has it';
const ALL_TIMES = { from: Date.UTC(2020, 0), until: Date.UTC(2100, 0) };
/** Chosen parts, the first of the case. */
const MOST_CHOSEN = 3;
const IDLE_WITHIN_MS = 2000;

/** The supervisor, who asks which parts a fault may have touched, and has them recalled. Refusals are fine: a case is busy, or has no such part. */
export function createCasework(ask: Ask, { models, supervisor }: Template) {
  const listed = async (): Promise<readonly ContainmentCase[]> => {
    const cases = await ask('case.list', {}, supervisor);
    return cases.ok ? cases.value : [];
  };

  const newest = async () => (await listed()).find(({ state }) => state !== 'closed');

  /** The newest case, once what was ordered before is done; `null`: there is none. On a full disk nobody waits for that. */
  const idle = async (): Promise<ContainmentCase['id'] | null> => {
    const isIdle = (found: ContainmentCase | undefined) => found?.state !== 'collecting' && found?.state !== 'working';
    const found = await until(newest, isIdle, IDLE_WITHIN_MS).catch(newest);
    return found?.id ?? null;
  };

  /** The first parts of a case that a list shows. */
  const chosen = async (id: ContainmentCase['id'], show: 'open' | 'all') => {
    const query = { id, show, lot: null, after: null, limit: MOST_CHOSEN };
    const page = await ask('case.parts', query, supervisor);
    return page.ok ? page.value.parts.map(({ part }) => part.id) : [];
  };

  /** Where there are no such parts, the supervisor chooses some. */
  const recall = async (id: ContainmentCase['id'], which: Order['which']): Promise<void> => {
    const give = (choice: RecallChoice) => ask('case.recall', { id, choice, reason: REASON }, supervisor);
    if (which !== 'chosen' && (await give({ kind: which })).ok) return;
    const ids = await chosen(id, 'all');
    if (ids.length > 0) await give({ kind: 'chosen', ids });
  };

  const settled = async (id: ContainmentCase['id'], { which, as }: Order): Promise<SettleChoice | null> => {
    if (which === 'changed') return { kind: 'unchanged' };
    if (which === 'bad') return { kind: 'open', as };
    const ids = await chosen(id, 'open');
    return ids.length === 0 ? null : { kind: 'chosen', ids, as };
  };

  return {
    order: async (event: Order): Promise<void> => {
      if (event.order === 'open') {
        await ask('case.open', { scope: { kind: 'span', laneId: null, ...ALL_TIMES }, reason: REASON }, supervisor);
        return;
      }
      const id = await idle();
      if (id === null) return;
      const order = { id, reason: REASON };
      switch (event.order) {
        case 'reinspect':
          await ask('case.reinspect', { ...order, modelSha256: models[event.model] }, supervisor);
          return;
        case 'recall':
          return recall(id, event.which);
        case 'settle': {
          const choice = await settled(id, event);
          if (choice !== null) await ask('case.settle', { ...order, choice }, supervisor);
          return;
        }
        case 'close':
          await ask('case.close', order, supervisor);
          return;
        default:
          event.order satisfies never;
      }
    },
    /** Resolves when everything that was ordered is done. */
    done: async (): Promise<void> => {
      await until(listed, (cases) => cases.every(({ state }) => state === 'open' || state === 'closed'));
    },
  };
}
