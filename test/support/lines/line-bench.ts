import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { letsGo } from '../../../main/domain/line/line-told.ts';
import { steadyMs } from '../../../main/engine/clock.ts';
import { carryOutSome, type StuckSteps } from '../../../main/engine/containment/carry-out.ts';
import { openCase, orderRecall } from '../../../main/engine/containment/order-step.ts';
import { dataFolder } from '../../../main/engine/data-folder.ts';
import { createFolderCallsBook, UNWATCHED } from '../../../main/engine/folder-calls.ts';
import { folderBook, markedEpoch } from '../../../main/engine/line-output/folder-book.ts';
import { startLineOutput } from '../../../main/engine/line-output/sender.ts';
import { answer, correct, undo } from '../../../main/engine/review/answers.ts';
import { claimOne } from '../../../main/engine/review/claims.ts';
import { letGo } from '../../../main/engine/review/held-answers.ts';
import { endOverdueHolds } from '../../../main/engine/review/holds.ts';
import {
  lineMessagesAfter,
  lineWrittenThrough,
  markLineWritten,
} from '../../../main/engine/store/line/line-messages.ts';
import { beginEpoch, lineStation } from '../../../main/engine/store/line/line-station.ts';
import { heldAnswers, toldOf } from '../../../main/engine/store/line/line-told.ts';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { inspectionOf } from '../../../main/engine/store/parts/inspections.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { dispositionsOf, effectiveOf } from '../../../main/engine/store/review/dispositions.ts';
import { insertReviewItem } from '../../../main/engine/store/review/review-items.ts';
import { newestRecipe } from '../../../main/engine/store/set-up/recipes.ts';
import { insertMeasure } from '../../../main/engine/store/teaching/repeat-plans.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import { type InspectionId, inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { holdAnswersBack } from '../station/hold-answers-back.ts';
import { actorOf, addTestPerson } from '../station/test-person.ts';
import { openTestStore } from '../store/open-test-store.ts';
import { inspectionRecord } from '../store/records.ts';
import { moment } from '../time/fixed-clock.ts';
import type { Happening } from './line-happenings.ts';
import { createLineReader, isLetThrough } from './line-reader.ts';
import { addTestLane } from './test-lane.ts';

const MINUTE = 60_000;

/** A station with its records on a disk and its line's folder on a share, to which anything may happen, and a reader of that folder. */
export async function openLineBench() {
  const root = mkdtempSync(path.join(tmpdir(), 'lupa-line-'));
  const [data, copy, mount, server] = ['data', 'copy', 'mnt', 'server'].map((name) => path.join(root, name)) as [
    string,
    string,
    string,
    string,
  ];
  const folder = path.join(mount, 'line');
  mkdirSync(folder, { recursive: true });
  const reader = createLineReader();
  let store = openTestStore(data);
  let now = Date.parse('2026-03-02T06:00:00Z');
  let isAway = false;
  let hasCopy = false;
  let isCaughtUp = false;
  let fault: Fault | null = null;
  let photographed = 0;
  const place = addTestLane(store, now, {
    extraDispositions: ['rework', 'use-as-is', 'escalate'],
    hold: { timeoutMs: MINUTE, onTimeout: 'reject' },
    repeatShare: 0,
  });
  // Until the recipe changes: after that, answers are held back as well.
  holdAnswersBack(store, 0);
  const ana = actorOf(addTestPerson(store, 'Ana', 'supervisor'), 'left');

  const partAt = (at: number): InspectionId | null => {
    const { n } = store.read.get('SELECT count(*) AS n FROM inspection') as { n: number };
    return n === 0 ? null : inspectionIdSchema.parse((at % n) + 1);
  };
  const openItem = (part: InspectionId): number | null => {
    const row = store.read.get('SELECT id FROM review_item WHERE inspection_id = @part AND closed_at IS NULL', {
      part,
    });
    return (row as { id: number } | undefined)?.id ?? null;
  };
  const given = (kind: DispositionKind) => ({
    kind,
    classNames: [],
    boxes: [],
    comment: 'seen',
    tookMs: ++photographed,
  });

  /** One run of the engine, until it stops or is killed. */
  const run = async (isKilled: boolean): Promise<void> => {
    const output = startLineOutput({
      objection: async () => null,
      firstUse: async () => null,
      calls: createFolderCallsBook(),
      folder: () => folder,
      book: folderBook(store, { now: () => now }),
      messagesAfter: (seq, limit) => lineMessagesAfter(store.read, seq, limit),
      noteWritten: (seq) => {
        if (!isKilled) markLineWritten(store.write, seq);
      },
      onFault: () => undefined,
    });
    await output.stop();
    fault = output.fault();
    isCaughtUp = fault === null && !isKilled;
    if (!isAway && fault === null) reader.readFolder(folder);
  };

  const reopen = (): void => {
    const opened = openStore(data);
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
    store = opened.value;
    store.write.run('PRAGMA synchronous = OFF');
  };

  const happen = async (event: Happening): Promise<void> => {
    now += 10;
    isCaughtUp = false;
    switch (event.is) {
      case 'part': {
        const ask = event.signal === 'HOLD' ? 'unsure' : event.signal === 'ERROR' ? 'fault' : 'audit';
        const review = {
          ask,
          isBlind: ask === 'audit',
          dueAt: event.signal === 'HOLD' ? steadyMs(now + MINUTE) : null,
        } as const;
        const name = `SN${++photographed}.png`;
        writeRecords(store.write, [
          inspectionRecord({ ...place, at: now }, name, { signal: event.signal, review, decidedAt: now }),
        ]);
        return;
      }
      case 'second-look': {
        const part = partAt(event.part);
        if (part === null || openItem(part) !== null) return;
        if (event.ask === 'repeat' || event.ask === 'challenge') {
          insertMeasure(store.write, { inspectionId: part, ask: 'challenge', firstDispositionId: null, queuedAt: now });
        } else insertReviewItem(store.write, part, { ask: 'discordant', isBlind: true, dueAt: null }, now);
        return;
      }
      case 'answer': {
        const part = partAt(event.part);
        const item = part === null ? null : openItem(part);
        if (part === null || item === null) return;
        const { id } = claimOne(store.write, ana, item, moment(now));
        const knowing = toldOf(store.read, part)?.seq;
        answer(store.write, ana, { ...given(event.kind), itemId: id, knowing }, moment(now), () => 0.999);
        return;
      }
      case 'undo':
        undo(store.write, ana, moment(now));
        return;
      case 'correct':
      case 'adjudicate': {
        const part = partAt(event.part);
        if (part !== null) correct(store.write, ana, { ...given(event.kind), inspectionId: part }, now);
        return;
      }
      case 'time-out':
        now += 3 * MINUTE;
        endOverdueHolds(store.write, moment(now));
        return;
      case 'recall': {
        const part = partAt(event.part);
        if (part !== null) recall(part);
        return;
      }
      case 'moment-over':
        letGo(store.write, heldAnswers(store.read), now);
        return;
      case 'write':
        return run(event.isKilled);
      case 'away':
        if (isAway) return;
        mkdirSync(mount, { recursive: true });
        renameSync(mount, server);
        mkdirSync(mount);
        isAway = true;
        return;
      case 'back':
        comeBack();
        return;
      case 'backup':
        store.write.run('PRAGMA wal_checkpoint(TRUNCATE)');
        rmSync(copy, { recursive: true, force: true });
        cpSync(path.dirname(dataFolder(data).database), copy, { recursive: true });
        hasCopy = true;
        return;
      case 'restore':
        if (hasCopy) restore();
        return;
      case 'epoch':
        return startEpoch();
      case 'consume':
        if (!isAway && reader.epoch() >= 0) reader.readFolder(folder, true);
        return;
      case 'recipe': {
        const recipe = newestRecipe(store.read, place.recipeId);
        if (recipe === null) throw new Error('the recipe is gone');
        const body = JSON.stringify({ ...recipe.body, auditedAtHand: event.isAtHand });
        store.write.run('UPDATE recipe_version SET body = @body WHERE recipe_id = @id', { body, id: recipe.id });
        holdAnswersBack(store, event.delayMs / 1000);
        return;
      }
      default:
        event satisfies never;
    }
  };

  const recall = (part: InspectionId): void => {
    const order = { by: ana, at: now, reason: 'the lens was dirty' };
    const scope = { kind: 'span', from: 0, until: now + 1, laneId: null } as const;
    const opened = openCase(store.write, scope, order);
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
    carryOut();
    const recalled = orderRecall(store.write, opened.value, { kind: 'chosen', ids: [part] }, order);
    if (!recalled.ok) throw new Error(JSON.stringify(recalled.fault));
    carryOut();
  };

  const carryOut = (): void => {
    const stuck: StuckSteps = new Map();
    while (store.write.transaction(() => carryOutSome(store.write, { now: () => now }, stuck)) !== null);
    for (const bug of stuck.values()) throw bug;
  };

  const comeBack = (): void => {
    if (!isAway) return;
    rmSync(mount, { recursive: true });
    renameSync(server, mount);
    isAway = false;
  };

  const restore = (): void => {
    store.close();
    const live = path.dirname(dataFolder(data).database);
    rmSync(live, { recursive: true });
    cpSync(copy, live, { recursive: true });
    reopen();
  };

  const startEpoch = async (): Promise<void> => {
    beginEpoch(store.write, await markedEpoch(folder, UNWATCHED), 'Ada', now);
  };

  /** Puts everything right: the share is back, the undo time is over, an engineer has done what the alarm says. */
  const settle = async (): Promise<void> => {
    comeBack();
    letGo(store.write, heldAnswers(store.read), now);
    await run(false);
    if (fault === null) return;
    if (fault.code !== 'line-folder') throw new Error(JSON.stringify(fault));
    await startEpoch();
    await run(false);
    if (fault !== null) throw new Error(JSON.stringify(fault));
  };

  /** Throws if anything is wrong; once the line has been told everything, it must believe of every part what the records say. */
  const check = (): void => {
    if (reader.complaints.length > 0) throw new Error(reader.complaints.join('; '));
    if (!isCaughtUp || isAway) return;
    const { epoch, afterSeq, newestSeq } = lineStation(store.read);
    if (lineWrittenThrough(store.read) !== newestSeq) throw new Error('a message was left out');
    if (newestSeq === afterSeq) return;
    if (reader.epoch() !== epoch) throw new Error(`the line hears nothing of epoch ${epoch}`);
    const held = new Set<number>(heldAnswers(store.read).map(({ shotId }) => shotId));
    for (let part = partAt(0); part !== null && inspectionOf(store.read, part) !== null; part = nextPart(part)) {
      const told = toldOf(store.read, part);
      const expected = told === null || told.seq <= afterSeq ? null : told.state;
      const state = reader.state(part);
      if (state !== expected) throw new Error(`part ${part} is ${expected}, and the line believes ${state}`);
      const said = effectiveOf(dispositionsOf(store.read, part));
      const goes = said === null ? inspectionOf(store.read, part)?.signal === 'PASS' : letsGo(said.kind);
      if (isLetThrough(state) && !goes && !held.has(part)) {
        throw new Error(`part ${part} is let through, and its records say no`);
      }
    }
  };

  const close = (): void => {
    store.close();
    rmSync(root, { recursive: true, force: true });
  };

  // Taken into use while the share is there.
  await run(false);
  return { happen, settle, check, close };
}

function nextPart(part: InspectionId): InspectionId {
  return inspectionIdSchema.parse(part + 1);
}
