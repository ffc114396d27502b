import type { ModelMeasures } from '../../preload/contract/models/model.ts';
import type { DefectLimits } from '../../preload/contract/station/recipe.ts';

const PERCENT = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The figures as lines of text for a terminal. */
export function describeMeasures(measures: ModelMeasures, limits: readonly DefectLimits[]): string {
  const { seed, parts, badParts, lamps, map50, map50To95 } = measures;
  const rows = measures.classes.map(({ className, trueBoxes, ap50, ap50To95, precision, recall }) => {
    const own = limits.find((each) => each.className === className);
    const cells = [decimals(ap50), decimals(ap50To95), decimals(precision), decimals(recall)];
    const limitCells = [decimals(own?.clearBelow ?? null), decimals(own?.rejectAt ?? null)];
    return [
      className.padEnd(12),
      String(trueBoxes).padStart(6),
      ...[...cells, ...limitCells].map((cell) => cell.padStart(11)),
    ];
  });
  const header = ['AP50', 'AP50-95', 'precision', 'recall', 'clear below', 'reject at'];
  return [
    `${parts} parts of seed ${seed}, lamps: ${lamps}; ${badParts} bad`,
    `mAP50 ${decimals(map50)}${interval(measures.map50Interval)}   mAP50-95 ${decimals(map50To95)}   (101 recall levels, as COCO counts)`,
    '',
    ['class'.padEnd(12), 'boxes'.padStart(6), ...header.map((cell) => cell.padStart(11))].join(' '),
    ...rows.map((row) => row.join(' ')),
    '',
    `decided without a person  ${share(measures.decided, 'parts')}`,
    `  ${usually(measures.decidedUsually)}`,
    `bad parts that passed     ${share(measures.escapes, 'bad parts')}`,
    `good parts that failed    ${share(measures.overkill, 'good parts')}`,
    '',
    'boxes at the reject limit:',
    ...measures.confusion.map(
      ({ truth, detected, count }) => `  ${truth ?? 'nothing'} taken for ${detected ?? 'nothing'}: ${count}`,
    ),
    '',
  ].join('\n');
}

function interval(of: ModelMeasures['map50Interval']): string {
  return of === null ? '' : ` (95% interval ${decimals(of.low)} to ${decimals(of.high)})`;
}

function decimals(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

function share(estimate: ModelMeasures['decided'], of: string): string {
  if (estimate === null) return `– (no ${of})`;
  const { count, low, high } = estimate;
  const interval = `95% interval ${PERCENT.format(low)} to ${PERCENT.format(high)}`;
  return `${PERCENT.format(estimate.share)} (${count} of ${estimate.of} ${of}; ${interval})`;
}

function usually(decided: ModelMeasures['decidedUsually']): string {
  if (decided === undefined || decided.share === null) return 'on the usual mix of parts: –';
  return `where ${PERCENT.format(decided.badShare)} of the parts are bad: ${PERCENT.format(decided.share)}`;
}
