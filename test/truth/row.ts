import { estimateShare } from '../../main/domain/statistics/wilson-interval.ts';

/** One line of the table of truth: what the station says, what that promises, and what came of it where the truth is known. */
export type TruthRow = {
  readonly statement: string;
  /** The promise: at least, or at most, this share of the histories. */
  readonly nominal: { readonly side: 'at least' | 'at most'; readonly share: number };
  /** In how many of how many histories it came true, with the interval that holds the true share in 95 of 100 such simulations. */
  readonly count: number;
  readonly of: number;
  readonly measured: number;
  readonly low: number;
  readonly high: number;
  /** What else is worth knowing of it, such as the case that did worst. */
  readonly note: string;
};

export function row(
  statement: string,
  side: TruthRow['nominal']['side'],
  share: number,
  { count, of, note = '' }: { readonly count: number; readonly of: number; readonly note?: string },
): TruthRow {
  const estimate = estimateShare(count, of);
  if (estimate === null) throw new Error(`no history was simulated: ${statement}`);
  const { low, high } = estimate;
  return { statement, nominal: { side, share }, count, of, measured: estimate.share, low, high, note };
}

/** False where the simulation shows that the promise is not kept: not even the interval's better end reaches it. */
export function isKept({ nominal, low, high }: TruthRow): boolean {
  return nominal.side === 'at least' ? high >= nominal.share : low <= nominal.share;
}

/** The row of the case that did worst, of several that make the same promise. */
export function worst(rows: readonly TruthRow[]): TruthRow {
  const badness = ({ nominal, measured }: TruthRow) => (nominal.side === 'at least' ? -measured : measured);
  const [first] = rows.toSorted((a, b) => badness(b) - badness(a));
  if (first === undefined) throw new Error('no case was simulated');
  return { ...first, note: `worst of ${rows.length}: ${first.note}` };
}
