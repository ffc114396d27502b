import type { TFunction } from 'i18next';
import type { GateReport } from '../../preload/contract/models/gate.ts';
import type { ModelCard, ModelMeasures, ModelTraining } from '../../preload/contract/models/model.ts';
import type { Format } from '../../preload/words/format.ts';
import { estimateWords, percentWords, precision50Words } from './estimate-words.ts';

/** One known fact about a model. `id` is the same for the same fact about another model. */
export type CardRow = { readonly id: string; readonly label: string; readonly value: string };

/** What the file is and how it is read. */
export function fileRows({ profile, licence, notes }: ModelCard, t: TFunction, format: Format): readonly CardRow[] {
  return [
    ['kind', `${profile.family}, ${t(`layout.${profile.layout}`)}`],
    ['input', t('model.input-size', { width: profile.input.width, height: profile.input.height })],
    ['classes', profile.classes.join(', ')],
    ['precision', `${profile.precision}, ${profile.input.type}, opset ${profile.opset}`],
    ['size', format.megabytes(profile.sizeBytes)],
    ['masks', profile.maskCoefficients > 0 ? t('common.yes') : t('common.no')],
    ['licence', licence ?? '—'],
    ['notes', notes ?? '—'],
  ].map(([id = '', value = '']) => ({ id, label: t(`model.${id as 'kind'}`), value }));
}

/** The limits that the model's maker suggests, class by class. */
export function limitRows({ thresholds = {} }: ModelCard, t: TFunction, format: Format): readonly CardRow[] {
  return Object.entries(thresholds).map(([className, { rejectAt, clearBelow }]) => ({
    id: className,
    label: className,
    value: t('card.limit', { rejectAt: format.score(rejectAt), clearBelow: format.score(clearBelow) }),
  }));
}

/** What it was trained on and for how long, one row per command. */
export function trainingRows(training: ModelTraining | undefined, t: TFunction, format: Format): readonly CardRow[] {
  if (training === undefined) return [];
  const { lineage, pictures, boxes, steps, minutes, seed, date } = training;
  return [
    { id: 'lineage', label: t('card.lineage'), value: lineage },
    { id: 'pictures', label: t('card.pictures'), value: format.count(pictures) },
    { id: 'boxes', label: t('card.boxes'), value: format.count(boxes) },
    { id: 'steps', label: t('card.steps'), value: format.count(steps) },
    { id: 'minutes', label: t('card.minutes'), value: format.count(minutes) },
    { id: 'seed', label: t('card.seed'), value: seed },
    { id: 'date', label: t('card.date'), value: date },
  ];
}

/** Its results where it was made, on parts used neither for training nor for choosing limits. */
export function measuredRows(measured: ModelMeasures | undefined, t: TFunction, format: Format): readonly CardRow[] {
  if (measured === undefined) return [];
  const { parts, badParts, map50To95, classes, decidedUsually } = measured;
  const usually =
    decidedUsually === undefined
      ? []
      : [
          {
            id: 'usually',
            label: t('card.usually', { badShare: format.percent(decidedUsually.badShare) }),
            value: percentWords(decidedUsually.share, format),
          },
        ];
  return [
    { id: 'on', label: t('card.on'), value: t('card.on-parts', { count: parts, bad: format.count(badParts) }) },
    { id: 'map50', label: t('gate.figure.map50'), value: precision50Words(measured, t, format) },
    { id: 'map50To95', label: t('card.map'), value: percentWords(map50To95, format) },
    ...outcomeRows(measured, t, format),
    ...usually,
    ...classRows(classes, t, format),
  ];
}

/** Its results on a golden set of this station. */
export function gateRows(
  { challenger, parts, badParts }: GateReport,
  t: TFunction,
  format: Format,
): readonly CardRow[] {
  return [
    { id: 'on', label: t('card.on'), value: t('card.on-parts', { count: parts, bad: format.count(badParts) }) },
    { id: 'map50', label: t('gate.figure.map50'), value: precision50Words(challenger, t, format) },
    ...outcomeRows(challenger, t, format),
    { id: 'latency', label: t('gate.figure.latency'), value: format.milliseconds(challenger.latencyP50Ms) },
    ...classRows(challenger.classes, t, format),
  ];
}

function classRows(classes: ModelMeasures['classes'], t: TFunction, format: Format): readonly CardRow[] {
  return classes.map(({ className, trueBoxes, ap50, precision, recall }) => ({
    id: `class ${className}`,
    label: className,
    value: t('card.class-value', {
      ap: percentWords(ap50, format),
      precision: percentWords(precision, format),
      recall: percentWords(recall, format),
      boxes: format.count(trueBoxes),
    }),
  }));
}

function outcomeRows(
  figures: Pick<ModelMeasures, 'escapes' | 'overkill' | 'decided'>,
  t: TFunction,
  format: Format,
): readonly CardRow[] {
  return (['escapes', 'overkill', 'decided'] as const).map((id) => ({
    id,
    label: t(`gate.figure.${id}`),
    value: estimateWords(figures[id], t, format),
  }));
}
