import { InvalidArgumentError } from 'commander';
import {
  type Drift,
  driftKindSchema,
  driftSchema,
  type LineFault,
  lineFaultKindSchema,
  lineFaultSchema,
  USUAL_DRIFTS,
  USUAL_FAULTS,
} from '../../../preload/contract/station/simulator.ts';

/** `kind`, then, all optional and in this order, `=amount`, `@first part` and `+parts until complete`. */
const FLAG = /^(?<kind>[A-Za-z]+)(?:=(?<amount>-?\d+(?:\.\d+)?))?(?:@(?<from>\d+))?(?:\+(?<over>\d+))?$/;

/** Reads `--drift lampAgeing=0.8@100+300`; anything omitted has the usual value for that drift, from the first part on. */
export function parseDriftFlag(text: string): Drift {
  const { kind, amount, from, over } = FLAG.exec(text)?.groups ?? {};
  const known = driftKindSchema.safeParse(kind);
  if (!known.success)
    throw new InvalidArgumentError(`Kinds: ${driftKindSchema.options.join(', ')}. Form: kind=0.5@100+300.`);
  const usual = USUAL_DRIFTS[known.data];
  const drift = driftSchema.safeParse({
    kind,
    amount: numberOr(amount, usual.amount),
    fromPart: numberOr(from, 0),
    overParts: numberOr(over, usual.overParts),
  });
  if (!drift.success) throw new InvalidArgumentError('The amount of a drift lies between 0 and 1.');
  return drift.data;
}

/** Reads `--fault duplicates=0.02` (a share of images) or `--fault cameraStops=10@50` (seconds, from part 50 on). */
export function parseFaultFlag(text: string): LineFault {
  const { kind, amount, from, over } = FLAG.exec(text)?.groups ?? {};
  const known = lineFaultKindSchema.safeParse(kind);
  if (!known.success || over !== undefined) {
    throw new InvalidArgumentError(
      `Kinds: ${lineFaultKindSchema.options.join(', ')}. Form: kind=0.02@100 or kind=10@100.`,
    );
  }
  const value = numberOr(amount, USUAL_FAULTS[known.data]);
  const fault = lineFaultSchema.safeParse({ kind, share: value, seconds: value, fromPart: numberOr(from, 0) });
  if (!fault.success) throw new InvalidArgumentError('Expected a share from 0 to 1, or seconds.');
  return fault.data;
}

function numberOr(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : Number(text);
}
