import { type Command, Option } from 'commander';
import { entryNoted } from '../../../../preload/contract/faults/entry-trouble.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { type CaseScope, newCaseScopeSchema } from '../../../../preload/contract/parts/containment.ts';
import type { ReadDb } from '../../store/handles.ts';
import { filterOf, instant } from '../transfer.ts';

export type ScopeFlags = Readonly<{
  model?: string;
  rollout?: string;
  bothArms?: true;
  recipe?: string;
  version?: string;
  from?: number;
  until?: number;
  lane?: string;
}>;

/** Adds the flags that say which parts a case is about. */
export function addScopeFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--model <name>', 'parts it decided: family and version, or the start of its SHA-256').conflicts([
        'rollout',
        'recipe',
      ]),
    )
    .addOption(new Option('--rollout <number>', 'parts that its challenger decided').conflicts('recipe'))
    .option('--both-arms', 'with --rollout: all parts decided while it was on')
    .option('--recipe <name>', 'parts judged by a version of it')
    .option('--version <number>', 'with --recipe: the version')
    .option('--from <time>', 'decided at or after this time', instant)
    .option('--until <time>', 'decided before this time', instant)
    .option('--lane <name>', 'only this lane');
}

/** What a case is about, with names turned into the store's ids. */
export function scopeOf(db: ReadDb, flags: ScopeFlags): Result<CaseScope> {
  const trouble = incomplete(flags);
  if (trouble !== null) return failed(entryNoted([trouble]));
  const { lane, recipe, model } = flags;
  const named = filterOf(db, {
    ...(lane !== undefined && { lane }),
    ...(recipe !== undefined && { recipe }),
    ...(model !== undefined && { model }),
  });
  if (!named.ok) return named;
  const { laneId, recipeId, modelSha256: sha256 } = named.value;
  const cut = { from: flags.from ?? null, until: flags.until ?? null, laneId };
  const scope = newCaseScopeSchema.safeParse({ ...aboutOf(flags, { recipeId, sha256 }), ...cut });
  return scope.success ? ok(scope.data) : failed(entryNoted(scope.error.issues.map(({ message }) => message)));
}

/** What is missing or superfluous, or `null`. */
function incomplete({ model, rollout, bothArms, recipe, version, from, until }: ScopeFlags): string | null {
  if ((recipe === undefined) !== (version === undefined)) return '--recipe and --version go together';
  if (bothArms === true && rollout === undefined) return '--both-arms goes with --rollout';
  const isNamed = model !== undefined || rollout !== undefined || recipe !== undefined;
  if (!isNamed && (from === undefined || until === undefined)) {
    return 'which parts? --model, --rollout, --recipe with --version, or --from with --until';
  }
  return from !== undefined && until !== undefined && from >= until ? '--from must be before --until' : null;
}

function aboutOf(flags: ScopeFlags, { recipeId, sha256 }: { readonly recipeId: unknown; readonly sha256: unknown }) {
  if (flags.model !== undefined) return { kind: 'model', sha256 };
  if (flags.rollout !== undefined) {
    return { kind: 'rollout', id: Number(flags.rollout), arm: flags.bothArms === true ? 'both' : 'canary' };
  }
  return flags.recipe === undefined ? { kind: 'span' } : { kind: 'recipe', recipeId, version: Number(flags.version) };
}
