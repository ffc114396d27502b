import type { Disposition } from '../../../preload/contract/parts/inspection.ts';
import type { LineState, Signal } from '../../../preload/contract/parts/signal.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import type { Ask } from './line-happenings.ts';
import type { ReadMessage } from './line-reader.ts';

type Said = {
  readonly id: number;
  readonly kind: DispositionKind;
  readonly ask: Disposition['ask'];
  isUndone: boolean;
};

export type Part = {
  readonly signal: Signal;
  /** Why a person is asked; null if nobody is being asked. */
  ask: Ask | null;
  /** What the last item asked. */
  asked: Ask;
  isAwaited: boolean;
  readonly said: Said[];
  held: number | null;
  /** The state that the part must have for the line, by the table of who may say what: derived without looking at any message. */
  truth: LineState;
  /** What it becomes once an answer can no longer be taken back. */
  truthSoon: { readonly by: number; readonly state: LineState } | null;
  truthBy: number | null;
};

export type Message = {
  readonly id: string;
  readonly part: number;
  readonly state: LineState;
  readonly by: number | null;
  readonly kind: ReadMessage['kind'];
  readonly supersedes: number | null;
};

/** Everything in the records, which goes back in time with them. */
export type Records = {
  parts: Part[];
  messages: Message[];
  epochs: { epoch: number; after: number }[];
  written: number;
  writers: string[];
  isAtHand: boolean;
  delayMs: number;
};

export type Marker = {
  station: string;
  epoch: number;
  writer: string;
  upTo: number;
  upToMessage: string;
  through: number;
};

/** The records of a station that has never run. */
export function noRecords(): Records {
  return {
    parts: [],
    messages: [],
    epochs: [{ epoch: 1, after: 0 }],
    written: 0,
    writers: [],
    isAtHand: false,
    delayMs: 3000,
  };
}

/** A part that was just told to the line, and what a person is asked about it. */
export function newPart(signal: Signal, ask: Ask): Part {
  const asked = askedOf(signal, ask);
  const isAwaited = signal === 'HOLD';
  return { signal, ask: asked, asked, isAwaited, said: [], held: null, truth: signal, truthSoon: null, truthBy: null };
}

/** Only held parts wait for an answer; the others were audited, or had a fault. */
function askedOf(signal: Signal, ask: Ask): Ask {
  if (signal === 'ERROR') return 'fault';
  if (signal !== 'HOLD') return 'audit';
  return ask === 'audit' || ask === 'discordant' ? 'unsure' : ask;
}
