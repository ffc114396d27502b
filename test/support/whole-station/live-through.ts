import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createLineReader, type LineReader } from '../lines/line-reader.ts';
import { until } from '../time/until.ts';
import { createCasework } from './casework.ts';
import { countThrough, heldParts, wrongAtTheLine } from './check-line.ts';
import { wrongWithPictures } from './check-pictures.ts';
import { wrongWithRecalls } from './check-recalls.ts';
import { createRolloutCheck } from './check-rollouts.ts';
import type { Disks } from './disks.ts';
import { createEngineer } from './engineer.ts';
import { CAMERAS, type Happening } from './happening.ts';
import { changeModelFile, isOfFile } from './model-files.ts';
import { createPeople } from './people.ts';
import { damageRow, readShots } from './read-records.ts';
import { createRollouts } from './rollouts.ts';
import { createScenery } from './scenery.ts';
import { type createStationProcess, StationDied } from './station-process.ts';
import { ENGINEER, type Template } from './template.ts';
import type { WorldFolders } from './world-folders.ts';

export type World = {
  readonly folders: WorldFolders;
  readonly disks: Disks;
  readonly known: Template;
  readonly station: ReturnType<typeof createStationProcess>;
};

/** How many parts the line lets through in the end, and how many it believes recalled: where there are none, nothing was shown. */
export type Ended = { readonly letThrough: number; readonly recalled: number };

const HOUR_MS = 3_600_000;
/** Draws by which some decisions are audited. */
const DRAW = 0.3;
/** A kill comes this long after the station was told to finish everything. */
const KILLED_AFTER_MS = 15;

/** Runs a history, then lets the station finish what it can, and throws if a promise is broken. */
export async function liveThrough(world: World, history: readonly Happening[]): Promise<Ended> {
  const { folders, disks, known, station } = world;
  const { line, data, backup, away } = folders;
  const scenery = createScenery(folders.cameras, folders.moved);
  const reader = createLineReader();
  const engineer = createEngineer(station.ask, known);
  const rollOut = createRollouts(station.ask, known);
  const casework = createCasework(station.ask, known);
  const rolledOut = createRolloutCheck(data);
  let aheadMs = 0;
  let passedMs = 0;
  let isAway = false;
  let isDamaged = false;
  let isBackedUp = false;
  /** What lay in the place of the share while it was away. */
  const below: string[] = [];
  /** Messages in progress when the share went away may lie there. They are told again once the folder has been checked. */
  const strays = () => below.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.json')));

  const start = async () => {
    const wish = { do: 'start', dataFolder: data, aheadMs, passedMs, draw: DRAW } as const;
    let fault = await station.wish(wish);
    if (fault !== null && disks.isFull('data')) {
      // The person who starts it reads that the disk is full, and frees space.
      disks.clear('data');
      fault = await station.wish(wish);
    }
    if (fault !== null) throw new Error(`the station does not start: ${JSON.stringify(fault)}`);
  };
  const stop = async () => {
    await noBugs();
    await station.wish({ do: 'stop' });
  };
  const noBugs = async () => {
    const bugs = (await station.wish({ do: 'tell-bugs' })) as readonly string[];
    if (bugs.length > 0) throw new Error(`the station says that these are bugs:\n${bugs.join('\n')}`);
  };
  const drain = () => station.wish({ do: 'drain', orHeld: disks.isFull('data') });
  const people = createPeople(station.ask, drain, known);
  const passTime = async (ms: number) => {
    passedMs += ms;
    await station.wish({ do: 'pass-time', ms });
  };
  const goAway = () => {
    if (isAway) return;
    isAway = true;
    renameSync(line, away);
    mkdirSync(line);
  };
  const comeBack = () => {
    if (!isAway) return;
    isAway = false;
    const folder = `${away}-below-${below.length}`;
    renameSync(line, folder);
    below.push(folder);
    renameSync(away, line);
  };
  const whileStopped = async (work: () => void | Promise<void>) => {
    await stop();
    await work();
    await start();
  };

  const happen = async (event: Happening): Promise<unknown> => {
    switch (event.is) {
      case 'arrival':
        return scenery.arrive(event.camera, event.writer, event.scene, event.name);
      case 'again':
        return scenery.again(event.camera, event.name, event.isEncodedAnew);
      case 'link':
        return scenery.link(event.camera, event.isHard);
      case 'moved':
        return scenery.move(event.name, event.from, event.to);
      case 'line-reads':
        return reader.readFolder(isAway ? away : line, event.isConsumed);
      case 'claim':
        return people.claim(event.window);
      case 'answer':
        return people.answer(event);
      case 'undo':
        return people.undo(event.window);
      case 'correct':
        return people.correct(event.kind);
      case 'time-passes':
        return passTime(event.ms);
      case 'recipe':
        return engineer.changeRecipe(event);
      case 'model': {
        const { change, model } = event;
        if (!isOfFile(change)) return engineer.changeModel(change, model);
        return whileStopped(() => changeModelFile(folders, known.models, change, model));
      }
      case 'rollout':
        // Nothing is in progress when it begins, so that every later part belongs to the roll-out.
        if (event.order === 'begin') await drain();
        if (await rollOut(event)) rolledOut.begun();
        return;
      case 'case':
        return casework.order(event);
      case 'eye':
        return station.wish({ do: 'see', eye: event.eye });
      case 'clock':
        aheadMs = event.aheadMs;
        return station.wish({ do: 'set-clock', aheadMs });
      case 'full':
        return disks.fill(event.disk, event.leftBytes);
      case 'room':
        return disks.clear(event.disk);
      case 'away':
        return goAway();
      case 'back':
        return comeBack();
      case 'backup':
        isBackedUp = true;
        return whileStopped(() => {
          rmSync(backup, { recursive: true, force: true });
          cpSync(data, backup, { recursive: true });
        });
      case 'restore':
        if (!isBackedUp) return;
        return whileStopped(async () => {
          rolledOut.forget();
          disks.clear('data');
          rmSync(data, { recursive: true });
          cpSync(backup, data, { recursive: true });
          const rows = readShots(data);
          await scenery.setBack(new Set(rows.flatMap(({ sha256 }) => sha256 ?? [])));
        });
      case 'bad-row':
        isDamaged = true;
        return whileStopped(() => damageRow(data, event.table));
      case 'kill': {
        const draining = event.isAtOnce ? Promise.resolve() : drain();
        draining.catch((error: unknown) => {
          if (!(error instanceof StationDied)) throw error;
        });
        if (!event.isAtOnce) await delay(KILLED_AFTER_MS);
        await noBugs();
        await station.kill();
        return start();
      }
      case 'drain':
        return drain();
      default:
        return event satisfies never;
    }
  };

  /** A file that was changed through another of its names is found by a thorough sweep at the latest. */
  const accountForAll = async () => {
    for (const camera of CAMERAS) {
      await until(
        () => station.ask('station.reconcile', { laneId: known.lanes[camera] }, ENGINEER),
        (counted) => counted.ok && counted.value.waiting === 0 && counted.value.unaccounted === 0,
      );
    }
    await drain();
  };
  /** Fixes everything that keeps the station from working, and lets it finish. */
  const endWell = async () => {
    disks.clearAll();
    comeBack();
    await station.wish({ do: 'see', eye: 'well' });
    await drain();
    await accountForAll();
    await casework.done();
    await engineer.mendLine();
    await until(
      () => {
        reader.readFolder(line);
        return strays().filter((name) => !isHeard(reader, name));
      },
      ({ length }) => length === 0,
    );
    if (heldParts(readShots(data), reader).length > 0) {
      // Nobody will answer any more: the line must not wait forever.
      await passTime(HOUR_MS);
      await engineer.mendLine();
      reader.readFolder(line);
    }
  };

  try {
    await start();
    for (const event of history) await happen(event);
    await endWell();
    await stop();
  } catch (error) {
    await station.kill();
    throw error;
  }
  const rows = readShots(data);
  const waiting = isDamaged ? [] : heldParts(rows, reader).map(({ name }) => `the line waits for ${name} for ever`);
  const wrong = [
    ...wrongAtTheLine(rows, scenery, reader),
    ...waiting,
    ...(await wrongWithPictures(data, rows, scenery)),
    ...rolledOut.wrong(),
    ...wrongWithRecalls(data, reader, isDamaged),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const recalled = reader.parts().filter((part) => reader.state(part) === 'RECALL').length;
  return { letThrough: countThrough(rows, reader), recalled };
}

/** Whether the line has read the message of this name, which is `STATION-EPOCH-NUMBER.json`. */
function isHeard(reader: LineReader, name: string): boolean {
  const [, epoch, sequence] = path.basename(name, '.json').split('-').map(Number);
  return epoch !== undefined && sequence !== undefined && reader.hasHeard(epoch, sequence);
}
