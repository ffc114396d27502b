import { z } from 'zod';
import { simulatedClassSchema } from '../../preload/contract/station/simulator.ts';

const trueDefectSchema = z
  .object({
    class: simulatedClassSchema,
    severity: z.number().min(0).max(1),
    /** Contrast in sRGB levels of the image, reached by the strongest tenth of its pixels. */
    contrast: z.number(),
    /** Pixels of the image, tight around what is visible. */
    box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).readonly(),
    /** Below the acceptance limit: a mark that a good part may have. */
    isTolerated: z.boolean(),
  })
  .readonly();

/** The truth of one image; the station never decides by it. */
export const truthSchema = z.object({
  serial: z.string(),
  lot: z.string(),
  number: z.number().int(),
  model: z.string(),
  isBad: z.boolean(),
  width: z.number().int(),
  height: z.number().int(),
  defects: z.array(trueDefectSchema).readonly(),
});

/** One line of the truth log: a file written by the camera. */
export const truthRecordSchema = truthSchema.extend({
  /** Path inside the camera folder, with forward slashes. */
  file: z.string(),
  writtenAt: z.number().int(),
  damage: z.enum(['halfWritten', 'corrupt']).nullable(),
  /** The file of which this one is a copy. */
  duplicateOf: z.string().nullable(),
});
export type TruthRecord = Readonly<z.infer<typeof truthRecordSchema>>;

/** A part's flaw: where it shows and whether it is a reason to reject. */
export type TrueDefect = z.infer<typeof trueDefectSchema>;
export type Truth = Readonly<z.infer<typeof truthSchema>>;
