import type { Happening } from './happening.ts';
import type { Ask } from './station-process.ts';
import { ENGINEER, type Template } from './template.ts';

type Order = Extract<Happening, { readonly is: 'rollout' }>;

const REASON = 'as the history has it';

/** The person who rolls models out. Returns whether a roll-out has begun; refusals are fine. */
export function createRollouts(ask: Ask, { recipeId, models }: Template) {
  const begin = async ({ challenger, isPlain }: Order): Promise<boolean> => {
    const mode = isPlain && challenger !== 'blind' ? 'plain' : 'guarded';
    const sha256 = models[challenger];
    const begun = await ask('rollout.begin', { recipeId, sha256, reason: REASON, mode, despite: [] }, ENGINEER);
    return begun.ok;
  };

  return async (event: Order): Promise<boolean> => {
    if (event.order === 'begin') return begin(event);
    const listed = await ask('rollout.list', {}, ENGINEER);
    const on = (listed.ok ? listed.value : []).find(({ isOn }) => isOn);
    // Promoting the blind one would be a person's mistake.
    if (on === undefined || (event.order === 'promote' && on.challenger === models.blind)) return false;
    await ask(`rollout.${event.order}`, { id: on.id, reason: REASON }, ENGINEER);
    return false;
  };
}
