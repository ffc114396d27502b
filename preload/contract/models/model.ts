import { z } from 'zod';
import { simulatorSettingsSchema } from '../station/simulator.ts';
import { outlineSchema, pixelBoxSchema } from '../values/geometry.ts';
import { instantSchema, scoreSchema, sha256Schema } from '../values/units.ts';

/**
 * How to read the numbers of the outputs. "Boxes" are centre x, centre y, width, height unless corners are mentioned.
 * - `v5`: rows of box, objectness, class scores (YOLOv5, v7, YOLOX exported with decoding)
 * - `v5-columns`: the same as columns
 * - `v5-one-class`: rows of box, objectness and one class that was never trained: objectness is the score (YOLOv5 and v7 with one class)
 * - `v8`: columns of box, class scores (YOLOv8, v9, v11, v12)
 * - `v8-rows`: the same as rows (exports that came through TensorFlow)
 * - `end-to-end`: rows of x1, y1, x2, y2, score, class (YOLOv10, v26, and v8 exported with NMS inside)
 * - `batched-rows`: rows of image index, x1, y1, x2, y2, class, score (YOLOv7 exported with NMS inside)
 * - `batched-score-class`: rows of image index, x1, y1, x2, y2, score, class (YOLO-NAS exported with flat predictions)
 * - `yolox`: rows of grid offsets and log sizes, objectness, class scores, before decoding
 * - `yolov3-nms`: boxes (y1, x1, y2, x2 of the original image), scores and selected indices (YOLOv3 and v3-tiny of the ONNX model zoo)
 * - `nms-outputs`: corner boxes, scores and classes as separate outputs, perhaps with their count (EfficientNMS, torchvision)
 * - `dets-labels`: rows of x1, y1, x2, y2, score, and their classes as another output (MMDeploy)
 * - `boxes-and-scores`: boxes as one output, class scores as another, before suppression (YOLOv4, YOLO-NAS, PP-YOLOE, DETR)
 */
export const outputLayoutSchema = z.enum([
  'v5',
  'v5-columns',
  'v5-one-class',
  'v8',
  'v8-rows',
  'end-to-end',
  'batched-rows',
  'batched-score-class',
  'yolox',
  'yolov3-nms',
  'nms-outputs',
  'dets-labels',
  'boxes-and-scores',
]);
export type OutputLayout = z.infer<typeof outputLayoutSchema>;

export const modelInputSchema = z.object({
  name: z.string(),
  /** Name of a second input for the image's height and width (`yolov3-nms`). */
  shapeName: z.string().optional(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** The fixed batch size of the graph; one image goes first, the rest stays empty. */
  batch: z.number().int().positive(),
  isDynamic: z.boolean(),
  type: z.enum(['float32', 'float16', 'uint8']),
  axes: z.enum(['nchw', 'nhwc']),
  channels: z.enum(['rgb', 'bgr', 'grey']),
  /** The factor for pixel values from 0 to 255. */
  scale: z.number().positive(),
  /** Grey value, 0 to 255, around the letterboxed image. */
  padding: z.number().int().min(0).max(255),
  fit: z.enum(['letterbox-centre', 'letterbox-top-left', 'stretch']),
  /** Each channel is normalised with the mean and deviation of ImageNet, instead of `scale`. */
  isStandardised: z.boolean().optional(),
});
export type ModelInput = Readonly<z.infer<typeof modelInputSchema>>;

/** Names of the outputs that are read, by what they contain. Layouts with a single tensor have it under `boxes`. */
export const modelOutputsSchema = z.object({
  boxes: z.string(),
  scores: z.string().optional(),
  classes: z.string().optional(),
  /** How many boxes there are, or which (`yolov3-nms`). */
  selection: z.string().optional(),
  /** Prototype masks of a segmentation model. */
  prototypes: z.string().optional(),
});
export type ModelOutputs = Readonly<z.infer<typeof modelOutputsSchema>>;

/** Everything Lupa found out about a detector file, enough to run it. */
export const modelProfileSchema = z.object({
  family: z.string(),
  layout: outputLayoutSchema,
  input: modelInputSchema,
  outputs: modelOutputsSchema,
  classes: z.array(z.string()).min(1),
  /** Mask coefficients per box of a segmentation model, 0 if there are no masks. */
  maskCoefficients: z.number().int().nonnegative(),
  /** Boxes in the outputs are fractions of the input size instead of pixels. */
  boxesAreUnit: z.boolean(),
  /** Boxes are x1, y1, x2, y2 if their layout leaves that open. */
  boxesAreCorners: z.boolean().optional(),
  /** Scores need a sigmoid to become 0 to 1. */
  scoresAreLogits: z.boolean(),
  opset: z.number().int().nonnegative(),
  precision: z.enum(['float32', 'float16', 'int8', 'mixed']),
  sha256: sha256Schema,
  sizeBytes: z.number().int().positive(),
  metadata: z.record(z.string(), z.string()),
  /** It found something, at a usual score, on the drawn images it was examined with; absent if it did not, or was not tried. */
  hasFoundDrawn: z.literal(true).optional(),
});
export type ModelProfile = Readonly<z.infer<typeof modelProfileSchema>>;

/**
 * The pixel format a model expects, which neither the file nor its outputs tell:
 * - `rgb-unit`: red first, 0 to 1, the image in the middle (the YOLO families except YOLOX)
 * - `bgr-bytes`: blue first, 0 to 255, the image in the top left corner (YOLOX, also from MMDetection)
 * - `rgb-standard`: red first, normalised with the mean and deviation of ImageNet, the image stretched (PP-YOLOE, DETR)
 * - `bgr-standard`: the same with blue first and the image in the top left corner (MMDetection)
 */
export const pixelConventionSchema = z.enum(['rgb-unit', 'bgr-bytes', 'rgb-standard', 'bgr-standard']);
export type PixelConvention = z.infer<typeof pixelConventionSchema>;

/** What a person told Lupa because the file does not say. */
export const modelAnswersSchema = z.object({
  classes: z.array(z.string().min(1).max(1000)).max(10_000).optional(),
  layout: outputLayoutSchema.optional(),
  boxesAreCorners: z.boolean().optional(),
  pixels: pixelConventionSchema.optional(),
  inputWidth: z.number().int().positive().max(16_384).optional(),
  inputHeight: z.number().int().positive().max(16_384).optional(),
});
export type ModelAnswers = Readonly<z.infer<typeof modelAnswersSchema>>;

/** One of the possible readings of a model, as far as it differs from the others: the answer that would settle it. */
export const candidateReadingSchema = modelAnswersSchema.pick({ layout: true, boxesAreCorners: true, pixels: true });
export type CandidateReading = Readonly<z.infer<typeof candidateReadingSchema>>;

/**
 * Something odd about a file that can still be run; the message is an English sentence for logs and the command line.
 * `classes-differ` is found in older cards: today such a file leads to a question.
 */
export const modelWarningSchema = z.object({
  code: z.enum(['scores-all-zero', 'answer-constant', 'size-differs', 'classes-differ']),
  message: z.string(),
});
export type ModelWarning = Readonly<z.infer<typeof modelWarningSchema>>;

/** Where a model comes from: enough to reproduce it. */
export const modelTrainingSchema = z.object({
  /** The commands, as they were run. */
  recipe: z.array(z.string()),
  /** What the images show and where they come from. */
  lineage: z.string(),
  seed: z.string(),
  pictures: z.number().int().nonnegative(),
  boxes: z.number().int().nonnegative(),
  minutes: z.number().nonnegative(),
  steps: z.number().int().nonnegative(),
  /** Day on which it was trained, ISO 8601. */
  date: z.iso.date(),
});
export type ModelTraining = Readonly<z.infer<typeof modelTrainingSchema>>;

/** A share with its counts and its 95 % interval. */
export const shareEstimateSchema = z.object({
  count: z.number().int().nonnegative(),
  of: z.number().int().positive(),
  share: z.number().min(0).max(1),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
});

const shareOrNull = z.number().min(0).max(1).nullable();

/** How well a model did on parts with known answers that were used neither for its training nor for choosing its limits. */
export const modelMeasuresSchema = z.object({
  /** The first `parts` simulated with this seed, with lamps varying between lines (`many`) or only the first one. */
  seed: z.string(),
  parts: z.number().int().positive(),
  badParts: z.number().int().nonnegative(),
  lamps: simulatorSettingsSchema.shape.fixture,
  /** Averages over the classes; average precision over 101 recall levels, at overlap 0.5 and from 0.50 to 0.95 (COCO). */
  map50: shareOrNull,
  /** The range of the average precision on other such parts, in 95 of 100 cases: from resampling the parts. */
  map50Interval: z
    .object({ low: z.number().min(0).max(1), high: z.number().min(0).max(1) })
    .nullable()
    .default(null),
  map50To95: shareOrNull,
  classes: z.array(
    z.object({
      className: z.string(),
      trueBoxes: z.number().int().nonnegative(),
      ap50: shareOrNull,
      ap50To95: shareOrNull,
      /** At `rejectAt`: correct boxes ÷ boxes shown, and correct boxes ÷ true boxes. */
      precision: shareOrNull,
      recall: shareOrNull,
    }),
  ),
  /** Boxes at `rejectAt`: what was there and what it was taken for; `null` means nothing. */
  confusion: z.array(
    z.object({ truth: z.string().nullable(), detected: z.string().nullable(), count: z.number().int().positive() }),
  ),
  /** Parts decided without a person ÷ parts; bad parts that passed ÷ bad parts; good parts that failed ÷ good parts. */
  decided: shareEstimateSchema.nullable(),
  escapes: shareEstimateSchema.nullable(),
  overkill: shareEstimateSchema.nullable(),
  /** The value of `decided` on a line where this share of the parts is bad. */
  decidedUsually: z.object({ badShare: z.number().min(0).max(1), share: shareOrNull }).optional(),
});
export type ModelMeasures = Readonly<z.infer<typeof modelMeasuresSchema>>;

/** What a model must answer to the images that come with it, as noted by whoever exported it. */
export const modelParitySchema = z.object({
  /** At least this overlap, and scores no further apart than this. */
  minOverlap: z.number().min(0.1).max(1).default(0.85),
  scoreTolerance: z.number().min(0).max(1).default(0.1),
  /** The settings the answers were made with. */
  minScore: scoreSchema.default(0.25),
  iou: z.number().min(0.05).max(1).default(0.45),
  samples: z
    .array(
      z.object({
        /** Name of a picture beside the card. */
        picture: z
          .string()
          .max(120)
          .regex(/^[\w][\w.-]*$/, 'a plain file name'),
        detections: z.array(
          z.object({
            className: z.string(),
            score: scoreSchema,
            box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
          }),
        ),
      }),
    )
    .min(1)
    .max(100),
});

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
  training: modelTrainingSchema.optional(),
  measured: modelMeasuresSchema.optional(),
  parity: modelParitySchema.optional(),
});
export type ModelCard = Readonly<z.infer<typeof modelCardSchema>>;

/** One box from a model. Not yet a defect. */
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

/** What one reading of a model finds on one image of the station; at most the best {@link MAX_TRIED_BOXES} boxes. `null`: the image cannot be read. */
export const triedPictureSchema = z
  .object({ width: z.number(), height: z.number(), detections: z.array(detectionSchema) })
  .nullable();
export const MAX_TRIED_BOXES = 20;

/** One of the possible readings of a model, tried on images of the station; `looks` is `null` if it does not run. */
export const triedReadingSchema = z.object({
  reading: candidateReadingSchema,
  looks: z.array(triedPictureSchema).nullable(),
});
export type TriedReading = Readonly<z.infer<typeof triedReadingSchema>>;
