import { z } from 'zod';
import { outlineSchema, pixelBoxSchema } from './geometry.ts';
import { instantSchema, scoreSchema, sha256Schema } from './units.ts';

/**
 * How the numbers of an output tensor are to be read.
 * - `v5`: rows of centre x, centre y, width, height, objectness, class scores (YOLOv5, v7)
 * - `v8`: columns of centre x, centre y, width, height, class scores (YOLOv8, v9, v11, v12)
 * - `end-to-end`: rows of x1, y1, x2, y2, score, class (YOLOv10, v26, and exports with NMS inside)
 * - `yolox`: rows of grid offsets and log sizes, objectness, class scores, before decoding
 * - `yolov3-nms`: boxes, scores and selected indices of the YOLOv3 exports with NMS inside
 * - `nms-outputs`: count, boxes, scores and classes as four outputs (EfficientNMS style)
 */
export const outputLayoutSchema = z.enum(['v5', 'v8', 'end-to-end', 'yolox', 'yolov3-nms', 'nms-outputs']);
export type OutputLayout = z.infer<typeof outputLayoutSchema>;

export const modelInputSchema = z.object({
  name: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** The batch the graph insists on; one picture is put in the first place, the rest stays empty. */
  batch: z.number().int().positive(),
  isDynamic: z.boolean(),
  type: z.enum(['float32', 'float16', 'uint8']),
  axes: z.enum(['nchw', 'nhwc']),
  channels: z.enum(['rgb', 'bgr']),
  /** What a pixel value 0 to 255 is multiplied by. */
  scale: z.number().positive(),
  /** Grey value 0 to 255 around the letterboxed picture. */
  padding: z.number().int().min(0).max(255),
  fit: z.enum(['letterbox-centre', 'letterbox-top-left', 'stretch']),
});
export type ModelInput = Readonly<z.infer<typeof modelInputSchema>>;

/** Everything Lupa found out about a detector file, enough to run it. */
export const modelProfileSchema = z.object({
  family: z.string(),
  layout: outputLayoutSchema,
  input: modelInputSchema,
  classes: z.array(z.string()).min(1),
  hasMasks: z.boolean(),
  /** Boxes of the outputs are shares of the input size instead of pixels. */
  boxesAreUnit: z.boolean(),
  opset: z.number().int().nonnegative(),
  precision: z.enum(['float32', 'float16', 'int8', 'mixed']),
  sha256: sha256Schema,
  sizeBytes: z.number().int().positive(),
  metadata: z.record(z.string(), z.string()),
});
export type ModelProfile = Readonly<z.infer<typeof modelProfileSchema>>;

/** What a person told Lupa because the file could not. */
export const modelAnswersSchema = z.object({
  classes: z.array(z.string().min(1)).optional(),
  layout: outputLayoutSchema.optional(),
  inputWidth: z.number().int().positive().optional(),
  inputHeight: z.number().int().positive().optional(),
});
export type ModelAnswers = Readonly<z.infer<typeof modelAnswersSchema>>;

export const modelWarningSchema = z.object({ code: z.string(), message: z.string() });
export type ModelWarning = Readonly<z.infer<typeof modelWarningSchema>>;

/** The file beside a model that says what it is, where it comes from and how well it did. */
export const modelCardSchema = z.object({
  family: z.string().min(1),
  version: z.string().min(1),
  sha256: sha256Schema,
  profile: modelProfileSchema,
  answers: modelAnswersSchema.optional(),
  warnings: z.array(modelWarningSchema).default([]),
  licence: z.string().optional(),
  notes: z.string().optional(),
  /** Suggested limits by class name; a recipe decides whether to follow them. */
  thresholds: z.record(z.string(), z.object({ rejectAt: scoreSchema, clearBelow: scoreSchema })).optional(),
  training: z.record(z.string(), z.unknown()).optional(),
  measured: z.record(z.string(), z.unknown()).optional(),
});
export type ModelCard = Readonly<z.infer<typeof modelCardSchema>>;

/** One box a model put on a picture. Not yet a defect. */
export const detectionSchema = z.object({
  classIndex: z.number().int().nonnegative(),
  className: z.string(),
  score: scoreSchema,
  box: pixelBoxSchema,
  outline: outlineSchema.optional(),
});
export type Detection = Readonly<z.infer<typeof detectionSchema>>;

export const modelSummarySchema = z.object({
  sha256: sha256Schema,
  family: z.string(),
  version: z.string(),
  layout: outputLayoutSchema,
  modelFamily: z.string(),
  inputWidth: z.number(),
  inputHeight: z.number(),
  classes: z.array(z.string()),
  precision: z.string(),
  sizeBytes: z.number(),
  importedAt: instantSchema,
  warnings: z.array(modelWarningSchema),
});
export type ModelSummary = Readonly<z.infer<typeof modelSummarySchema>>;
