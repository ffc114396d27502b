import { onDisposition, onUndo, type PartAtLine } from '../../../main/domain/line/line-log.ts';
import { letsGo } from '../../../main/domain/line/line-told.ts';
import { markerTrouble } from '../../../main/domain/line/marker-trouble.ts';
import type { Disposition } from '../../../preload/contract/parts/inspection.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import type { Ask, Happening } from './line-happenings.ts';
import { type Marker, type Message, newPart, noRecords, type Part, type Records } from './line-log-records.ts';
import { createLineReader, isLetThrough, type LineReader, type ReadMessage } from './line-reader.ts';

/** A station, its line's folder and a reader of it, all in memory. */
export function createModel() {
  let records: Records = noRecords();
  let backup: Records | null = null;
  let marker: Marker | null = null;
  const folder = new Map<string, ReadMessage>();
  const reader: LineReader = createLineReader();
  let isAway = false;
  let isRefused = false;
  let isCaughtUp = false;
  let ids = 0;
  let runs = 0;
  let told = 0;

  const heldOf = (part: Part | undefined): PartAtLine['held'] => {
    const held = part?.said.find(({ id }) => id === part.held);
    return held === undefined ? null : { state: held.kind, by: held.id };
  };
  const newest = (part: number) => records.messages.findLastIndex((message) => message.part === part);
  const atLine = (number: number): PartAtLine => {
    const message = records.messages[newest(number)];
    return {
      told: message === undefined ? null : { state: message.state, by: message.by },
      held: heldOf(records.parts[number]),
    };
  };
  const tell = (part: number, message: Omit<Message, 'id' | 'part' | 'supersedes'>) => {
    const before = newest(part);
    records.messages.push({ id: `message ${++told}`, part, ...message, supersedes: before < 0 ? null : before + 1 });
  };
  const partAt = (at: number): [number, Part] | null => {
    if (records.parts.length === 0) return null;
    const number = at % records.parts.length;
    const part = records.parts[number];
    return part === undefined ? null : [number, part];
  };

  const say = (number: number, part: Part, ask: Disposition['ask'], what: DispositionKind) => {
    const id = ++ids;
    const held = heldOf(part);
    const step = onDisposition(atLine(number), { ask, kind: what }, records);
    part.said.push({ id, kind: what, ask, isUndone: false });
    expectTruth(part, id, ask, what);
    if (step.held !== 'stays') part.held = null;
    if (step.held === 'told' && held !== null) tell(number, { ...held, kind: 'disposition' });
    if (step.message === 'hold-back') part.held = id;
    if (step.message === 'tell') tell(number, { state: what, by: id, kind: 'disposition' });
  };

  /** The table of who may say what, written a second time. */
  const expectTruth = (part: Part, by: number, ask: Disposition['ask'], what: DispositionKind) => {
    // A recall is the last word.
    if (ask === 'repeat' || ask === 'challenge' || part.truth === 'RECALL') return;
    if (ask === 'audit' || ask === 'discordant') {
      const before = part.truthSoon?.state ?? part.truth;
      const takesPassAway = isLetThrough(before) && !isLetThrough(what);
      if (!records.isAtHand && before !== 'HOLD' && !takesPassAway) return;
    }
    const isOfPerson = !['timeout', 'correction', 'adjudication'].includes(ask);
    if (isOfPerson && part.truthSoon !== null) {
      part.truth = part.truthSoon.state;
      part.truthBy = part.truthSoon.by;
    }
    part.truthSoon = null;
    if (isOfPerson && records.delayMs > 0) part.truthSoon = { by, state: what };
    else {
      part.truth = what;
      part.truthBy = by;
    }
  };

  const effective = (part: Part) =>
    part.said.findLast(({ isUndone, ask }) => !isUndone && ask !== 'repeat' && ask !== 'challenge') ?? null;

  const happen = (event: Happening): void => {
    isCaughtUp = false;
    switch (event.is) {
      case 'part': {
        records.parts.push(newPart(event.signal, event.ask));
        tell(records.parts.length - 1, { state: event.signal, by: null, kind: 'signal' });
        return;
      }
      case 'second-look': {
        const found = partAt(event.part);
        if (found === null || found[1].ask !== null) return;
        found[1].ask = event.ask;
        found[1].asked = event.ask;
        found[1].isAwaited = false;
        return;
      }
      case 'answer': {
        const found = partAt(event.part);
        if (found === null || found[1].ask === null) return;
        const [number, part] = found;
        const ask = found[1].ask;
        part.ask = null;
        say(number, part, ask, event.kind);
        return;
      }
      case 'undo': {
        const found = partAt(event.part);
        if (found === null) return;
        const [number, part] = found;
        const last = part.said.findLast(({ isUndone }) => !isUndone);
        // Only what was answered at the queue and nothing has replaced since.
        if (last === undefined || part.ask !== null || ['timeout', 'correction', 'adjudication'].includes(last.ask))
          return;
        const step = onUndo(atLine(number), last.id);
        last.isUndone = true;
        if (step.held === 'dropped') part.held = null;
        if (step.message === 'withdraw') tell(number, { state: 'HOLD', by: null, kind: 'withdrawal' });
        if (part.truthSoon?.by === last.id) part.truthSoon = null;
        if (part.truthBy === last.id) {
          part.truth = 'HOLD';
          part.truthBy = null;
        }
        part.ask = last.ask as Ask;
        part.isAwaited = part.truth === 'HOLD' || part.isAwaited;
        return;
      }
      case 'correct':
      case 'adjudicate': {
        const found = partAt(event.part);
        if (found === null || found[1].ask !== null) return;
        say(found[0], found[1], event.is === 'correct' ? 'correction' : 'adjudication', event.kind);
        return;
      }
      case 'time-out': {
        const found = partAt(event.part);
        if (found === null || found[1].ask === null || !found[1].isAwaited) return;
        found[1].ask = null;
        say(found[0], found[1], 'timeout', 'reject');
        return;
      }
      case 'recall': {
        const found = partAt(event.part);
        if (found === null || found[1].truth === 'RECALL') return;
        found[1].held = null;
        found[1].truthSoon = null;
        found[1].truth = 'RECALL';
        found[1].truthBy = null;
        tell(found[0], { state: 'RECALL', by: null, kind: 'recall' });
        return;
      }
      case 'moment-over':
        for (const [number, part] of records.parts.entries()) {
          if (part.truthSoon !== null) {
            part.truth = part.truthSoon.state;
            part.truthBy = part.truthSoon.by;
            part.truthSoon = null;
          }
          if (part.held === null) continue;
          const held = part.said.find(({ id }) => id === part.held);
          part.held = null;
          if (held !== undefined) tell(number, { state: held.kind, by: held.id, kind: 'disposition' });
        }
        return;
      case 'write':
        write(event.atMost, event.isKilled);
        return;
      case 'away':
        isAway = true;
        return;
      case 'back':
        isAway = false;
        return;
      case 'backup':
        backup = structuredClone(records);
        return;
      case 'restore':
        if (backup === null) return;
        records = structuredClone(backup);
        startRun();
        return;
      case 'epoch':
        beginEpoch();
        return;
      case 'consume':
        folder.clear();
        return;
      case 'recipe':
        records.isAtHand = event.isAtHand;
        records.delayMs = event.delayMs;
        return;
      default:
        event satisfies never;
    }
  };

  const epochNow = () => records.epochs.at(-1) ?? { epoch: 1, after: 0 };

  const write = (atMost: number, isKilled: boolean): void => {
    // The folder below the mount point has no marker.
    if (!isAway) writeThere(atMost, isKilled);
    if (isKilled) startRun();
  };

  const startRun = () => {
    runs += 1;
  };

  const writeThere = (atMost: number, isKilled: boolean): void => {
    const writer = `run ${runs}`;
    const { epoch, after } = epochNow();
    const through = Math.max(0, records.written - after);
    if (marker !== null) {
      const messageAt = (number: number) => records.messages[after + number - 1]?.id ?? null;
      const words = { station: 's', epoch, messageAt };
      isRefused = markerTrouble(marker, words, (one) => one === writer || records.writers.includes(one)) !== null;
      if (isRefused) return;
    }
    const from = marker?.epoch === epoch ? Math.min(marker.through, through) : through;
    records.writers = [writer, marker?.writer ?? ''];
    const pending = records.messages.slice(after + from, after + from + atMost);
    const upTo = Math.max(marker?.epoch === epoch ? marker.upTo : 0, from + pending.length);
    const upToMessage = records.messages[after + upTo - 1]?.id ?? '';
    marker = { station: 's', epoch, writer, upTo, upToMessage, through };
    for (const [offset, message] of pending.entries()) {
      const sequence = from + offset + 1;
      const supersedes = message.supersedes !== null && message.supersedes > after ? message.supersedes - after : null;
      const text: ReadMessage = {
        station: 's',
        epoch,
        sequence,
        kind: message.kind,
        part: message.part,
        supersedes,
        signal: message.state,
        ...(message.kind === 'recall' ? { recalls: { station: 's', epoch, sequence: 1 } } : {}),
        disposition: message.kind === 'disposition' ? { kind: message.state } : null,
      };
      const name = `${epoch} ${sequence}`;
      const before = folder.get(name);
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(text)) {
        isRefused = true;
        return;
      }
      folder.set(name, text);
      reader.take(text);
    }
    if (isKilled) return;
    records.written = after + from + pending.length;
    marker = { ...marker, through: Math.max(0, records.written - after) };
    isCaughtUp = records.written === records.messages.length;
  };

  const beginEpoch = () => {
    const after = records.written;
    const last = records.messages.length;
    records.epochs.push({ epoch: Math.max(epochNow().epoch, marker?.epoch ?? 0) + 1, after });
    for (const [number, part] of records.parts.entries()) {
      const at = newest(number);
      if (at + 1 > after) continue;
      if (at < last && records.messages[at]?.state === 'RECALL') {
        tell(number, { state: 'RECALL', by: null, kind: 'recall' });
      }
      if (part.ask === null && part.held === null) continue;
      if (at < last && records.messages[at]?.state === 'HOLD')
        tell(number, { state: 'HOLD', by: null, kind: 'signal' });
    }
  };

  /** Puts everything right: the share is back, the undo time is over, an engineer has done what the alarm says. */
  const settle = (): void => {
    isAway = false;
    happen({ is: 'moment-over' });
    write(Number.MAX_SAFE_INTEGER, false);
    if (!isRefused) return;
    beginEpoch();
    write(Number.MAX_SAFE_INTEGER, false);
  };

  /** Throws if anything is wrong; once the line has been told everything, it must believe the truth about every part. */
  const check = (): void => {
    if (reader.complaints.length > 0) throw new Error(reader.complaints.join('; '));
    const { epoch, after } = epochNow();
    if (!isCaughtUp || records.messages.length === after) return;
    if (reader.epoch() !== epoch) throw new Error(`the line hears nothing of epoch ${epoch}`);
    for (const [number, part] of records.parts.entries()) {
      const state = reader.state(number);
      const expected = newest(number) >= after ? part.truth : null;
      if (state !== expected) throw new Error(`part ${number} is ${expected}, and the line believes ${state}`);
      const said = effective(part);
      const goes = said === null ? part.signal === 'PASS' : letsGo(said.kind);
      if (isLetThrough(state) && !goes && part.held === null) {
        throw new Error(`part ${number} is let through, and its records say no`);
      }
    }
  };

  return { happen, settle, check };
}
