import { type Command, Option } from 'commander';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { type ObjectionCode, objectionCodeSchema } from '../../../preload/contract/models/model-objection.ts';
import type { Rollout } from '../../../preload/contract/models/rollout.ts';
import { type RolloutMode, rolloutModeSchema } from '../../../preload/contract/models/rollout-plan.ts';
import { type RolloutId, rolloutIdSchema } from '../../../preload/contract/values/units.ts';
import { systemClock } from '../clock.ts';
import { beginRollout } from '../operations/models/begin-rollout.ts';
import { orderRollout } from '../operations/models/order-rollout.ts';
import { LISTED } from '../operations/models/rollout.ts';
import { rolloutDetail, rolloutView } from '../operations/models/rollout-view.ts';
import type { WriteDb } from '../store/handles.ts';
import { openAppender } from '../store/opening/appender.ts';
import { newestRollouts, rolloutOf } from '../store/rollout/rollouts.ts';
import { type DataFlags, type OrderFlags, print, printEach, whoOrders, withData, withReason } from './orders.ts';
import { rolloutLine, rolloutText } from './rollout-text.ts';
import { filterOf, inReader } from './transfer.ts';

type BeginFlags = OrderFlags &
  Readonly<{ recipe: string; model: string; mode?: RolloutMode; despite?: ObjectionCode[] }>;

const ORDERS = {
  pause: 'Take the canary off the line; the challenger goes on in shadow',
  resume: 'Go on after a pause',
  advance: 'Start the next step, where the plan or a guard waits for an engineer',
  promote: 'Make the challenger champion at once; it is still watched',
  'roll-back': 'Let the champion decide from the next part on, or bring it back',
} as const;

/** Adds `rollout` to the command line: where roll-outs stand, and every order that they take. */
export function registerRollout(program: Command): void {
  const rollout = program
    .command('rollout')
    .description('A new model takes over in steps; the station may be running, and follows within a second');
  const add = (name: string, description: string) => withData(rollout.command(name).description(description));
  add('list', 'List the newest roll-outs').action(list);
  add('show <number>', 'Show one roll-out: what it waits for, its evidence, and its log').action(show);
  withReason(add('begin', 'Start a roll-out by the plan of a recipe'))
    .requiredOption('--recipe <name>', 'the recipe')
    .requiredOption('--model <name>', 'the challenger: family and version, or the start of its SHA-256')
    .addOption(new Option('--mode <mode>', 'default: as the plan says').choices(rolloutModeSchema.options))
    .addOption(new Option('--despite <codes...>', 'objections to set aside').choices(objectionCodeSchema.options))
    .action(begin);
  for (const [kind, description] of Object.entries(ORDERS) as [keyof typeof ORDERS, string][]) {
    withReason(add(`${kind} <number>`, description)).action((id: string, flags: OrderFlags) =>
      change(flags, (db, circumstances) => {
        const number = numberOf(id);
        if (!number.ok) return number;
        const told = orderRollout(db, { id: number.value, kind, reason: flags.reason }, circumstances);
        return told.ok ? number : told;
      }),
    );
  }
}

function numberOf(text: string): Result<RolloutId> {
  const id = rolloutIdSchema.safeParse(Number(text));
  return id.success ? ok(id.data) : failed(notFound('rollout', text));
}

function list({ data, json }: DataFlags): void {
  const found = inReader(data, (db) => ok(newestRollouts(db, LISTED).map((row) => rolloutView(db, row))));
  printEach(found, json, rolloutLine);
}

function show(id: string, { data, json }: DataFlags): void {
  const found = inReader(data, (db) => {
    const number = numberOf(id);
    if (!number.ok) return number;
    const row = rolloutOf(db, number.value);
    return row === null ? failed(notFound('rollout', number.value)) : ok(rolloutDetail(db, row));
  });
  print(found, json, rolloutText);
}

function begin(flags: BeginFlags): void {
  change(flags, (db, circumstances) => {
    const named = filterOf(db, { recipe: flags.recipe, model: flags.model });
    if (!named.ok) return named;
    const { recipeId, modelSha256: sha256 } = named.value;
    if (recipeId === null || sha256 === null) return failed(notFound('model', flags.model));
    const order = { recipeId, sha256, reason: flags.reason, mode: flags.mode, despite: flags.despite ?? [] };
    return db.transaction(() => beginRollout(db, order, circumstances));
  });
}

type Change = (db: WriteDb, circumstances: Parameters<typeof beginRollout>[2]) => Result<RolloutId>;

/** Changes a roll-out and prints its state afterwards. */
function change({ data, json }: DataFlags, make: Change): void {
  print(beside(data, make), json, rolloutLine);
}

/** Makes the change beside the station, which may be running. */
function beside(data: string, make: Change): Result<Rollout> {
  const opened = openAppender(data);
  if (!opened.ok) return opened;
  try {
    const { write } = opened.value;
    const changed = make(write, { at: systemClock.now(), actor: whoOrders() });
    if (!changed.ok) return changed;
    const row = rolloutOf(write, changed.value);
    return row === null ? failed(notFound('rollout', changed.value)) : ok(rolloutView(write, row));
  } finally {
    opened.value.close();
  }
}
