import type { TFunction } from 'i18next';
import type { GateFigures, GateSlice } from '../../../preload/contract/models/gate.ts';
import type { Output } from '../../../preload/contract/operations/operations.ts';
import type { Format } from '../../../preload/words/format.ts';
import { estimateWords, percentWords, precision50Words } from '../estimate-words.ts';

export type FoundReport = NonNullable<Output<'gate.report'>>;
/** A figure's name, its value for this model and for the champion. */
export type GateRow = readonly [name: string, challenger: string, champion: string];

/** The figures of the whole set. */
export function figureRows({ challenger, champion }: FoundReport, t: TFunction, format: Format): readonly GateRow[] {
  const row = (id: FigureId, words: (of: GateFigures) => string): GateRow => [
    t(`gate.figure.${id}`),
    words(challenger),
    champion === null ? '—' : words(champion),
  ];
  return [
    row('map50', (of) => precision50Words(of, t, format)),
    row('escapes', (of) => estimateWords(of.escapes, t, format)),
    row('overkill', (of) => estimateWords(of.overkill, t, format)),
    row('decided', (of) => estimateWords(of.decided, t, format)),
    row('latency', (of) => format.milliseconds(of.latencyP50Ms)),
    row('latency95', (of) => format.milliseconds(of.latencyP95Ms)),
  ];
}

type FigureId = 'map50' | 'escapes' | 'overkill' | 'decided' | 'latency' | 'latency95';

/** Recall and precision class by class. */
export function classRows({ challenger, champion }: FoundReport, t: TFunction, format: Format): readonly GateRow[] {
  return challenger.classes.flatMap((own): readonly GateRow[] => {
    const name = own.className;
    const other = champion?.classes.find(({ className }) => className === name);
    return [
      [t('gate.recall-of', { name }), percentWords(own.recall, format), percentWords(other?.recall, format)],
      [t('gate.precision-of', { name }), percentWords(own.precision, format), percentWords(other?.precision, format)],
    ];
  });
}

/** Boxes found ÷ true boxes per slice of the set: shows where a model fails that does well overall. */
export function sliceRows({ slices }: FoundReport, t: TFunction, format: Format): readonly GateRow[] {
  return slices.map((slice) => [
    `${t(`gate.slice.${slice.kind}`)}: ${sliceName(slice, t)}`,
    estimateWords(slice.challenger, t, format),
    estimateWords(slice.champion, t, format),
  ]);
}

function sliceName({ kind, key }: GateSlice, t: TFunction): string {
  return kind === 'brightness' || kind === 'defect-size' ? t(`gate.band.${key as 'small'}`) : key;
}

/** How often each true class was detected as which class. */
export function confusionRows({ challenger, champion }: FoundReport, t: TFunction, format: Format): readonly GateRow[] {
  return challenger.confusion.map(({ truth, detected, count }) => {
    const other = champion?.confusion.find((cell) => cell.truth === truth && cell.detected === detected);
    const nothing = t('gate.nothing');
    return [`${truth ?? nothing} → ${detected ?? nothing}`, format.count(count), format.count(other?.count ?? 0)];
  });
}
