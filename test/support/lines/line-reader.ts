import { createHmac, timingSafeEqual } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A message as the reader of a folder knows it: from docs/line-messages.md alone, without any of the station's code. */
export type ReadMessage = {
  readonly station: string;
  readonly epoch: number;
  readonly sequence: number;
  readonly kind: string;
  readonly part: number;
  readonly supersedes: number | null;
  /** In a recall: the message that it calls back. */
  readonly recalls?: { readonly station: string; readonly epoch: number; readonly sequence: number };
  readonly signal: string;
  readonly disposition: { readonly kind: string } | null;
};

export type LineReader = ReturnType<typeof createLineReader>;

/**
 * Reads messages as a line does that knows only the rules: in order of epoch and number, each once, believing of a part what
 * the newest message about it says. What breaks a rule is kept in `complaints`.
 */
export function createLineReader() {
  const states = new Map<number, { state: string; sequence: number }>();
  const said = new Map<number, string>();
  const complaints: string[] = [];
  let station: string | null = null;
  let epoch = -1;
  let next = 1;

  const begin = (of: number) => {
    epoch = of;
    next = 1;
    // Messages of an earlier epoch no longer count.
    states.clear();
    said.clear();
  };

  const take = (message: ReadMessage): void => {
    const text = `${message.epoch}.${message.sequence}`;
    station ??= message.station;
    if (message.station !== station) complaints.push(`${text}: of another station`);
    if (message.epoch < epoch) return;
    if (message.epoch > epoch) begin(message.epoch);
    const state = stateOf(message);
    const gist = `${message.part} ${state} ${message.supersedes}`;
    if (message.sequence < next) {
      if (said.get(message.sequence) === gist) return;
      if (state !== 'ERROR') complaints.push(`${text}: says something else than before`);
      // Its record was damaged in between. What a later message said of the part stands.
      else if (states.get(message.part)?.sequence === message.sequence) {
        states.set(message.part, { state, sequence: message.sequence });
      }
      return;
    }
    if (message.sequence > next) {
      complaints.push(`${text}: ${next} was left out`);
      next = message.sequence;
    }
    if (states.get(message.part)?.state === 'RECALL' && state !== 'ERROR')
      complaints.push(`${text}: said after a recall`);
    if ((state === 'RECALL') !== (message.recalls !== undefined)) complaints.push(`${text}: calls nothing back`);
    const before = states.get(message.part)?.sequence ?? null;
    if (message.supersedes !== before) complaints.push(`${text}: supersedes ${message.supersedes}, not ${before}`);
    states.set(message.part, { state, sequence: message.sequence });
    said.set(message.sequence, gist);
    next += 1;
  };

  return {
    take,
    complaints: complaints as readonly string[],
    /** The state of a part for the line; null: no message about it counts. */
    state: (part: number): string | null => states.get(part)?.state ?? null,
    parts: (): readonly number[] => [...states.keys()],
    epoch: () => epoch,
    /** Whether this message has been read, or no longer counts. */
    hasHeard: (ofEpoch: number, sequence: number): boolean => ofEpoch < epoch || (ofEpoch === epoch && sequence < next),
    /** Reads what lies in a folder, by epoch and number; takes the files away where the line does that. */
    readFolder: (folder: string, isConsumed = false): void => {
      const files = readdirSync(folder).filter((name) => /^[^.].*\.json$/.test(name));
      const read = files.map((name) => {
        const file = path.join(folder, name);
        return { file, message: JSON.parse(readFileSync(file, 'utf8')) as ReadMessage };
      });
      read.sort((a, b) => a.message.epoch - b.message.epoch || a.message.sequence - b.message.sequence);
      for (const { file, message } of read) {
        take(message);
        if (isConsumed) rmSync(file);
      }
    },
  };
}

/** Whether the line lets a part in this state pass on. */
export function isLetThrough(state: string | null): boolean {
  return state === 'PASS' || state === 'accept' || state === 'use-as-is';
}

/** Whether the text of a message was signed with the key. */
export function isSignedBy(text: string, key: Uint8Array): boolean {
  const found = /^(\{.*),"signature":"([0-9a-f]{64})"\}\n?$/s.exec(text);
  if (found === null) return false;
  const [, plain = '', signature = ''] = found;
  return timingSafeEqual(createHmac('sha256', key).update(`${plain}}`).digest(), Buffer.from(signature, 'hex'));
}

function stateOf({ kind, signal, disposition }: ReadMessage): string {
  if (kind === 'withdrawal') return 'HOLD';
  return kind === 'disposition' && disposition !== null ? disposition.kind : signal;
}
