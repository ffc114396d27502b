import { armOf } from '../../../main/domain/rollout/arm.ts';
import { guardedRoute } from '../../../main/domain/rollout/guarded-route.ts';
import { challengerVerdict } from '../../../main/domain/verdict/challenger-verdict.ts';
import { route } from '../../../main/domain/verdict/route.ts';
import { floorsOf } from '../../../main/domain/verdict/score-floors.ts';
import { partDraw } from '../../../main/engine/registry/part-draw.ts';
import { createInspector } from '../../../main/engine/vision/pool/inspector.ts';
import type { Look, ModelToLoad } from '../../../main/engine/vision/pool/worker-messages.ts';
import type { Result } from '../../../preload/contract/faults/result.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';

/** What a line let through. Bad parts that pass are escapes. */
export type CanaryTally = {
  parts: number;
  bad: number;
  disagreements: number;
  /** Escapes of the champion alone, of the challenger alone, and where both have a say in every part, or in a share of them. */
  escapes: { champion: number; challenger: number; guarded: number; canary: number };
  /** Parts that pass where both have a say, and that the champion alone would have kept: none, if the promise holds. */
  added: number;
};

export type CanaryPart = { readonly key: string; readonly file: string; readonly isBad: boolean };

const MAX_PIXELS = 20_000_000;
const SALT = new Uint8Array(16);

/** Runs two models on parts whose truth is known, by real inference, and routes each as a guarded canary does; one part at a time. */
export async function createGuardedCanary(
  champion: ModelToLoad,
  challenger: ModelToLoad,
  body: RecipeBody,
  share: number,
) {
  const inspector = createInspector({ maxPixels: MAX_PIXELS, threads: 1 });
  for (const model of [champion, challenger]) {
    const loaded = await inspector.perform({ kind: 'load', model });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
  }
  const { automationLevel: level } = body;
  const tally: CanaryTally = {
    parts: 0,
    bad: 0,
    disagreements: 0,
    escapes: { champion: 0, challenger: 0, guarded: 0, canary: 0 },
    added: 0,
  };

  const look = async ({ sha256 }: ModelToLoad, { file }: CanaryPart): Promise<Result<Look>> => {
    const request = { path: file, modelSha256: sha256, floors: floorsOf(body), iou: body.overlapLimit, usedBits: null };
    const seen = await inspector.perform({ kind: 'inspect', request });
    if (!seen.ok) return seen;
    if (seen.value === null) throw new Error('A look answers with what it saw');
    return { ok: true, value: seen.value };
  };

  return {
    tally: (): CanaryTally => tally,
    take: async (part: CanaryPart): Promise<void> => {
      const one = challengerVerdict(await look(champion, part), body);
      const other = challengerVerdict(await look(challenger, part), body);
      const own = route(one, level, body, 1);
      const guarded = guardedRoute(own, one, other, level);
      const canary = armOf(partDraw(SALT, part.key), share) === 'canary' ? guarded : own;
      const passes = {
        champion: own.signal === 'PASS',
        challenger: route(other, level, body, 1).signal === 'PASS',
        guarded: guarded.signal === 'PASS',
        canary: canary.signal === 'PASS',
      };
      tally.parts += 1;
      if (one.kind !== other.kind) tally.disagreements += 1;
      if ((passes.guarded || passes.canary) && !passes.champion) tally.added += 1;
      if (!part.isBad) return;
      tally.bad += 1;
      for (const who of ['champion', 'challenger', 'guarded', 'canary'] as const) {
        if (passes[who]) tally.escapes[who] += 1;
      }
    },
    close: () => inspector.perform({ kind: 'close' }),
  };
}
