import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Actor } from '../../../preload/contract/person.ts';
import type { Fault } from '../../../preload/contract/result.ts';
import { createLineReader } from '../line-reader.ts';
import { until } from '../until.ts';
import { checkRecords } from './check-records.ts';
import type { Happening } from './history.ts';
import { createScenery } from './scenery.ts';
import { createStationProcess, StationDied } from './station-process.ts';
import { layTemplate, type Template } from './template.ts';

const ENGINEER: Actor = { personId: null, name: 'Test', role: 'engineer', windowId: 'window-1' };

/** A place in which one history after the other is lived through: a station's process, and folders that are laid anew for each. */
export async function createWorld(root: string) {
  const at = (name: string) => path.join(root, name);
  const [camera, line, data, template, backup, away] = ['camera', 'line', 'data', 'template', 'backup', 'away'].map(at);
  if (!camera || !line || !data || !template || !backup || !away) throw new Error('no folders');
  for (const folder of [camera, line]) mkdirSync(folder, { recursive: true });
  const known = await layTemplate(template, camera, line);
  const station = createStationProcess();
  const folders = { camera, line, data, template, backup, away };
  return {
    live: (history: readonly Happening[]) => liveThrough(folders, known, station, history),
    close: () => station.close(),
  };
}

type Folders = Record<'camera' | 'line' | 'data' | 'template' | 'backup' | 'away', string>;
type Process = ReturnType<typeof createStationProcess>;

async function liveThrough(
  folders: Folders,
  { laneId, recipeId, operator, supervisor }: Template,
  station: Process,
  history: readonly Happening[],
): Promise<number> {
  const { camera, line, data, template, backup, away } = folders;
  for (const folder of [camera, line, data, backup, away]) rmSync(folder, { recursive: true, force: true });
  for (const folder of [camera, line]) mkdirSync(folder);
  cpSync(template, data, { recursive: true });
  const scenery = createScenery(camera);
  const reader = createLineReader();
  let aheadMs = 0;
  let isAway = false;
  /** What lay whole in the folder when the station had done all there was to do. */
  let stood = new Set<string>();
  let stoodAtBackup: Set<string> | null = null;

  const start = async () => {
    const fault = await station.wish({ do: 'start', dataFolder: data, aheadMs, draw: 0.3 });
    if (fault !== null) throw new Error(`the station does not start: ${JSON.stringify(fault)}`);
  };
  const stop = () => station.wish({ do: 'stop' });
  const ask = (name: Parameters<Process['ask']>[0], input: unknown, actor = ENGINEER) =>
    station.wish({ do: 'ask', name, input, actor }) as Promise<{ ok: boolean; value: never; fault: Fault }>;
  const drain = async () => {
    const before = await scenery.hashes();
    await station.wish({ do: 'drain' });
    for (const hash of before) if ((await scenery.hashes()).includes(hash)) stood.add(hash);
  };

  const happen = async (event: Happening): Promise<void> => {
    switch (event.is) {
      case 'arrival':
        return scenery.arrive(event.writer, event.scene, event.name);
      case 'again':
        return scenery.again(event.name);
      case 'link':
        return scenery.link();
      case 'moved':
        return scenery.move(event.name);
      case 'answer': {
        const claimed = await ask('review.claim', { count: 1 }, operator);
        const [item] = claimed.ok ? (claimed.value as { id: number; inspection: { isReadable: boolean } }[]) : [];
        if (item === undefined) return;
        const answer = { itemId: item.id, kind: event.kind, classNames: [], boxes: [], comment: '', tookMs: 900 };
        await ask('review.answer', answer, operator);
        return;
      }
      case 'undo':
        await ask('review.undo', {}, operator);
        return;
      case 'correct': {
        const recent = await ask('inspection.recent', { limit: 1 });
        const [newest] = recent.ok ? (recent.value as { id: number }[]) : [];
        if (newest === undefined) return;
        const correction = { kind: event.kind, classNames: [], boxes: [], comment: 'looked again' };
        await ask('review.correct', { inspectionId: newest.id, ...correction }, supervisor);
        return;
      }
      case 'recipe': {
        const listed = await ask('recipe.list', {});
        const all = listed.ok ? (listed.value as { id: number; version: number; name: string; body: object }[]) : [];
        const recipe = all.find(({ id }) => id === recipeId);
        if (recipe === undefined) throw new Error('the recipe is gone');
        const { id, version, name } = recipe;
        const body = { ...recipe.body, automationLevel: event.level, auditedAtHand: event.isAtHand };
        const changed = await ask('recipe.change', { id, basedOn: version, name, comment: '', body });
        if (!changed.ok) throw new Error(JSON.stringify(changed.fault));
        return;
      }
      case 'eye':
        await station.wish({ do: 'see', eye: event.eye });
        return;
      case 'clock':
        aheadMs = event.aheadMs;
        await station.wish({ do: 'set-clock', aheadMs });
        return;
      case 'away':
        if (isAway) return;
        isAway = true;
        renameSync(line, away);
        mkdirSync(line);
        return;
      case 'back':
        comeBack();
        return;
      case 'backup':
        await stop();
        rmSync(backup, { recursive: true, force: true });
        cpSync(data, backup, { recursive: true });
        stoodAtBackup = new Set(stood);
        return start();
      case 'restore':
        if (stoodAtBackup === null) return;
        await stop();
        rmSync(data, { recursive: true });
        cpSync(backup, data, { recursive: true });
        // What was overwritten since is gone with the records of it.
        stood = new Set(stoodAtBackup);
        return start();
      case 'bad-row':
        await stop();
        damage(data, event.table);
        return start();
      case 'kill': {
        const draining = event.isAtOnce ? Promise.resolve() : station.wish({ do: 'drain' });
        draining.catch((error: unknown) => {
          if (!(error instanceof StationDied)) throw error;
        });
        if (!event.isAtOnce) await delay(15);
        await station.kill();
        return start();
      }
      case 'drain':
        return drain();
      default:
        return event satisfies never;
    }
  };

  const comeBack = () => {
    if (!isAway) return;
    isAway = false;
    const strays = readdirSync(line).filter((name) => name.endsWith('.json'));
    if (strays.length > 0) throw new Error(`written where no share is: ${strays.join(', ')}`);
    rmSync(line, { recursive: true });
    renameSync(away, line);
  };

  /** An engineer does what the alarm says, until the line is told again. */
  const mendLine = async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      const fault = (await station.wish({ do: 'line-fault' })) as (Fault & { why?: string }) | null;
      if (fault === null) return;
      if (fault.code !== 'line-folder') throw new Error(`the line is not told: ${JSON.stringify(fault)}`);
      await ask(fault.why === 'away' ? 'line-output.take-folder' : 'line-output.begin-epoch', {});
      await station.wish({ do: 'drain' });
    }
    throw new Error('the line is not told, whatever an engineer does');
  };

  await start();
  try {
    for (const event of history) await happen(event);
    comeBack();
    await station.wish({ do: 'see', eye: 'well' });
    await drain();
    await mendLine();
    await until(
      () => ask('line-output.read', {}),
      (state) => state.ok && (state.value as { untold: number; fault: unknown }).untold === 0,
    );
    const counted = await ask('station.reconcile', { laneId });
    const { unaccountedFiles } = counted.value as { unaccountedFiles: readonly string[] };
    if (unaccountedFiles.length > 0) throw new Error(`unaccounted for: ${unaccountedFiles.join(', ')}`);
  } finally {
    await stop();
  }
  if (existsSync(line)) reader.readFolder(line);
  return checkRecords(data, scenery, stood, reader);
}

const DAMAGE = {
  inspection: `UPDATE inspection SET reasons = '{' WHERE id = (SELECT max(id) FROM inspection)`,
  disposition: `UPDATE disposition SET boxes = '{' WHERE id = (SELECT max(id) FROM disposition)`,
  detection: 'UPDATE detection SET score = 7 WHERE inspection_id = (SELECT max(inspection_id) FROM detection)',
} as const;

function damage(data: string, table: keyof typeof DAMAGE): void {
  const db = new Database(path.join(data, 'station.sqlite'));
  db.exec(DAMAGE[table]);
  db.close();
}
