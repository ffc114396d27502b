import type { BareRefusal } from '../../../../preload/contract/faults/model-refusal.ts';
import type { Size } from '../../../../preload/contract/values/geometry.ts';
import { gridLevels } from '../layouts/grid.ts';
import type { OutputTensors, Table } from '../layouts/tensor.ts';
import {
  areUnitBoxes,
  type BoxMeaning,
  isSigmoid,
  shareDecoded,
  shareInOrder,
  shareInside,
  shareRaw,
  shareWholly,
} from './evidence.ts';
import { type FinishedEvidence, finishedEvidence } from './finished-evidence.ts';
import type { Reading } from './reading.ts';
import { boxTable, isNeverLearnt, scoreTable } from './reading-tables.ts';
import { scoreKind } from './score-kind.ts';

/** A reading with what the numbers alone show. `highestClass` is the highest class of the boxes a model has chosen, -1 where unknown. */
export type SettledReading = Reading &
  Readonly<{ boxesAreUnit: boolean; boxesAreCorners: boolean; scoresAreLogits: boolean; highestClass: number }>;

export type Choice =
  | { kind: 'settled'; reading: SettledReading }
  /** More than one reading fits; a person, or the number of names, has to tell. */
  | { kind: 'open'; readings: readonly SettledReading[] }
  /** In no reading are the numbers those of a detector. */
  | { kind: 'refused'; why: BareRefusal };

/** A working detector puts at least this share of its boxes where they should be; a scrambled one stays below a tenth. */
const ENOUGH = 0.5;
/** A reading that places this many fewer boxes well than another is wrong. */
const CLEARLY_WORSE = 0.2;
/** Boxes are corners when nearly all have them in order. Of boxes given by size, those far from the first corner do not. */
const NEARLY_ALL = 0.98;
const MOST = 0.9;

/** What the answers say about a reading: how well it places their boxes, and what else speaks against it. */
type Judged = Readonly<{
  reading: SettledReading;
  share: number;
  /** Boxes chosen by the model confirm it. */
  isProven: boolean;
  objection: BareRefusal | null;
}>;

/** Chooses among the possible readings of a model by the numbers it answered to the probe pictures. */
export function chooseReading(readings: readonly Reading[], answers: readonly OutputTensors[], input: Size): Choice {
  const judged = readings.flatMap((reading) => judge(reading, answers, input));
  const proven = judged.filter(({ isProven }) => isProven);
  const candidates = proven.length > 0 ? proven : judged;
  const best = Math.max(...candidates.map(({ share }) => share));
  const placed = candidates.filter(({ share }) => share >= ENOUGH && share > best - CLEARLY_WORSE);
  const [first, ...others] = placed.filter(({ objection }) => objection === null).map(({ reading }) => reading);
  if (first !== undefined) {
    return others.length === 0 ? { kind: 'settled', reading: first } : { kind: 'open', readings: [first, ...others] };
  }
  const objection = placed[0]?.objection ?? judged.find(({ objection: other }) => other === 'raw-grids')?.objection;
  return { kind: 'refused', why: objection ?? 'scrambled' };
}

function judge(reading: Reading, answers: readonly OutputTensors[], input: Size): readonly Judged[] {
  const boxes = answers.map((outputs) => boxTable(reading, outputs));
  if (boxes.every((table) => table !== null)) return judgeTables(reading, answers, boxes, input);
  const evidence = answers.map((outputs) => finishedEvidence(reading, outputs));
  return [evidence.every((each) => each !== null) ? judgeFinished(reading, evidence) : unjudged(reading)];
}

function unjudged(reading: Reading): Judged {
  return { reading: settled(reading, {}), share: 1, isProven: false, objection: null };
}

function judgeFinished(reading: Reading, evidence: readonly FinishedEvidence[]): Judged {
  const withBoxes = evidence.filter(({ chosen }) => chosen > 0);
  const sound = Math.min(1, ...withBoxes.map((each) => each.sound));
  const highestClass = Math.max(-1, ...evidence.map((each) => each.highestClass));
  const boxesAreUnit = withBoxes.length > 0 && withBoxes.every(({ areUnit }) => areUnit);
  const isProven = withBoxes.length > 0 && sound >= NEARLY_ALL;
  return { reading: settled(reading, { boxesAreUnit, highestClass }), share: sound, isProven, objection: null };
}

/** Judges a reading whose boxes fill a table whether or not anything was found. Judges it twice where the boxes may or may not be corners. */
function judgeTables(
  reading: Reading,
  answers: readonly OutputTensors[],
  boxes: readonly Table[],
  input: Size,
): readonly Judged[] {
  if (reading.layout === 'yolox') {
    const share = Math.min(...boxes.map((table) => shareRaw(table, input)));
    const judged = judgedScores(reading, answers, share, {});
    return [boxes.every(isSigmoid) ? { ...judged, objection: 'raw-grids' } : judged];
  }
  const boxesAreUnit = boxes.every(areUnitBoxes);
  const unit = boxesAreUnit ? input : { width: 1, height: 1 };
  return meaningsOf(boxes, unit, input).map((meaning) => {
    const isUndecoded = isOnGrid(boxes, input) && boxesAreUnit;
    const share = Math.min(...boxes.map((table) => shareWellPlaced(reading, table, input, meaning)));
    const settling = { boxesAreUnit, boxesAreCorners: meaning.areCorners };
    const judged = judgedScores(reading, answers, share, settling);
    return isUndecoded && share < ENOUGH ? { ...judged, objection: 'raw-grids' } : judged;
  });
}

/** Whether the boxes are corners, centres, or could be either. */
function meaningsOf(boxes: readonly Table[], unit: Size, input: Size): readonly BoxMeaning[] {
  const centres = { areCorners: false, unit };
  if (!boxes.every((table) => shareInOrder(table) >= NEARLY_ALL)) return [centres];
  const couldBeCentres = boxes.every((table) => shareWholly(table, input, centres) >= MOST);
  return [{ areCorners: true, unit }, ...(couldBeCentres ? [centres] : [])];
}

function shareWellPlaced(reading: Reading, table: Table, input: Size, meaning: BoxMeaning): number {
  // Where boxes are distances to their sides, the centre of a large thing is far from many of the cells that see it.
  const isFree = reading.layout === 'v8' && meaning.unit.width === 1;
  return isOnGrid([table], input) && !isFree ? shareDecoded(table, input, meaning) : shareInside(table, input, meaning);
}

function isOnGrid(boxes: readonly Table[], input: Size): boolean {
  return boxes.every(({ rows }) => [1, 3].some((perCell) => gridLevels(input, rows, perCell) !== null));
}

function judgedScores(
  reading: Reading,
  answers: readonly OutputTensors[],
  share: number,
  found: Partial<SettledReading>,
): Judged {
  const scores = answers.map((outputs) => scoreTable(reading, outputs));
  const [{ from, count } = { from: 0, count: 0 }] = scores;
  const kind = scoreKind(
    scores.map(({ table }) => table),
    from,
    count,
  );
  const judged = {
    reading: settled(reading, { ...found, scoresAreLogits: kind === 'logits' }),
    share,
    isProven: false,
  };
  if (kind === 'mixed') return { ...judged, objection: 'scores-mixed' };
  if (kind === 'above-one') return { ...judged, objection: 'scores-above-one' };
  // A class with a full score on every box is an objectness that the reading does not know about.
  const isObjectness = reading.layout === 'v8-rows' && answers.every((outputs) => isNeverLearnt(reading, outputs));
  return { ...judged, objection: isObjectness ? 'scrambled' : null };
}

function settled(reading: Reading, found: Partial<SettledReading>): SettledReading {
  return {
    ...reading,
    boxesAreUnit: false,
    boxesAreCorners: false,
    scoresAreLogits: false,
    highestClass: -1,
    ...found,
  };
}
