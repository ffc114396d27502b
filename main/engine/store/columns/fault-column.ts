import { z } from 'zod';
import { faultSchema } from '../../../../preload/contract/faults/result.ts';
import { reasonSchema } from '../../../../preload/contract/parts/inspection.ts';
import { jsonColumn } from './json-column.ts';
import { asToday } from './older-faults.ts';

/** A text column that holds a fault, also as an older Lupa wrote it. */
export const faultColumn = jsonColumn(z.preprocess(asToday, faultSchema));

/** A text column that holds the reasons of a verdict; the faults among them also as an older Lupa wrote them. */
export const reasonsColumn = jsonColumn(z.array(z.preprocess(withFaultOfToday, reasonSchema)));

const faultReasonSchema = z.looseObject({ code: z.literal('fault'), fault: z.unknown() });

function withFaultOfToday(reason: unknown): unknown {
  const read = faultReasonSchema.safeParse(reason);
  return read.success ? { code: 'fault', fault: asToday(read.data.fault) } : reason;
}
