import type { Figures } from '../contract/faults/cases.ts';
import type { Fault, FaultCode, FaultOf } from '../contract/faults/result.ts';
import type { FaultWords } from './fault-words.ts';
import { filled } from './filled.ts';
import type { Format } from './format.ts';
import { modelUseClause, objectionSentence } from './model-sentences.ts';
import { systemReason } from './system-reason.ts';
import { wordsOf } from './words-of.ts';

/** A fault as a sentence in the language of the format: what happened and what to do. */
export function faultSentence(fault: Fault, format: Format): string {
  const words = wordsOf[format.language];
  const figures = {
    ...written(fault, format),
    ...figuresOf(fault, words, format),
    why: clauseOf(fault, words, format),
  };
  return filled(words.sentences[fault.code], figures);
}

/** A fault in two or three words. */
export function faultName(code: FaultCode, format: Format): string {
  return wordsOf[format.language].names[code];
}

type FiguresOf<Code extends FaultCode> = (fault: FaultOf<Code>, words: FaultWords, format: Format) => Figures;

/** The figures that a sentence shows in another form than the fault holds: units, names, lists. All other texts and numbers are shown as they are. */
const FIGURES: { readonly [Code in FaultCode]?: FiguresOf<Code> } = {
  'engine-timeout': ({ waitedMs }, _, format) => ({ waited: format.seconds(waitedMs) }),
  'pin-locked': ({ waitMs }, _, format) => ({ wait: format.age(waitMs) }),
  'clock-set': ({ byMs }, { clock }, format) => ({
    direction: byMs < 0 ? clock.back : clock.forward,
    by: format.age(Math.abs(byMs)),
  }),
  'line-told': ({ state, at }, _, format) => ({ state: state.toUpperCase(), at: format.hourMinute(at) }),
  'file-forbidden': ({ complaint }, words) => ({ complaint: systemReason(complaint, words) }),
  'image-too-large': ({ maxPixels }, _, format) => ({ limit: format.count(Math.floor(maxPixels / 1_000_000)) }),
  'picture-bits': ({ bits, usedBits }, words, format) => ({
    sentence: filled(usedBits === null ? words.bits.unsettled : words.bits.exceeded, {
      bits: format.count(bits),
      usedBits: format.count(usedBits ?? 16),
    }),
  }),
  'picture-unfit': ({ measured, limit }, _, format) => ({
    measured: format.rate(measured),
    limit: format.rate(limit),
  }),
  'picture-unusual': ({ sign, measured, usual }, { signs }, format) => ({
    sign: signs[sign],
    measured: format.score(measured),
    usual: format.score(usual),
  }),
  'model-needs-answers': ({ questions }, words, format) => ({
    questions: format.list(questions.map((question) => words.questions[question])),
  }),
  'model-mismatch': ({ expectedSha256, foundSha256 }) => ({
    expected: expectedSha256.slice(0, 12),
    found: foundSha256.slice(0, 12),
  }),
  'model-in-use': ({ uses }, _, format) => ({ uses: format.list(uses.map((use) => modelUseClause(use, format))) }),
  'promotion-refused': ({ objections }, _, format) => ({ objections: saidOf(objections, format) }),
  'model-barred': ({ objections }, _, format) => ({ objections: saidOf(objections, format) }),
  'golden-set-unreadable': ({ names }, _, format) => ({ names: format.list(names) }),
};

function figuresOf(fault: Fault, words: FaultWords, format: Format): Figures {
  // Each entry takes the fault of its own code, which the compiler cannot follow through the union.
  const figures = FIGURES[fault.code] as FiguresOf<FaultCode> | undefined;
  return figures?.(fault, words, format) ?? {};
}

function saidOf(objections: FaultOf<'promotion-refused'>['objections'], format: Format): string {
  return objections.map((objection) => objectionSentence(objection, format)).join(' ');
}

/** The case of the fault in words; empty where it has none. */
function clauseOf(fault: Fault, words: FaultWords, format: Format): string {
  if (!('why' in fault)) return '';
  const clauses: Readonly<Record<string, string>> = words.cases[fault.code];
  const figures = 'figures' in fault ? written(fault.figures, format) : {};
  const { complaint } = figures;
  const inWords = complaint === undefined ? figures : { ...figures, complaint: systemReason(complaint, words) };
  return filled(clauses[fault.why] ?? fault.why, inWords);
}

/** Texts as they are, numbers as people write them. */
function written(figures: object, format: Format): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([gap, figure]: [string, unknown]) => {
      if (typeof figure === 'string') return [[gap, figure]];
      return typeof figure === 'number' ? [[gap, format.count(figure)]] : [];
    }),
  );
}
