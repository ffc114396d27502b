import type { Detection, ModelProfile } from '../../../preload/contract/model.ts';
import type { StageTimes } from '../../../preload/contract/picture.ts';
import type { Candidate } from './layouts/candidate.ts';
import { hasChosen, readCandidates } from './layouts/read-candidates.ts';
import { type OutputTensor, type OutputTensors, requireNumbers, tensorOf } from './layouts/tensor.ts';
import { type Letterbox, toPicture } from './letterbox.ts';
import { bestFirst, MAX_DETECTIONS, suppress } from './nms.ts';
import { outlineOf } from './outlines.ts';
import type { Picture } from './pixels.ts';
import { feedWriter, openSession, plainOutputs } from './session.ts';

/** Boxes below `minScore` are left out; boxes of a class that overlap a better one by more than `iou` as well. */
export type DetectSettings = Readonly<{ minScore: number; iou: number }>;

export type DetectorAnswer = Readonly<{
  detections: readonly Detection[];
  elapsedMs: Required<Pick<StageTimes, 'prepare' | 'detect' | 'read'>>;
}>;

/** A loaded model. Takes one picture at a time and blocks its thread while it runs. */
export type Detector = Readonly<{
  profile: ModelProfile;
  detect(picture: Picture, settings: DetectSettings): Promise<DetectorAnswer>;
  release(): Promise<void>;
}>;

/** Loads a model from its bytes. Throws when ONNX Runtime refuses them. */
export async function loadDetector(bytes: Uint8Array, profile: ModelProfile, threads: number): Promise<Detector> {
  const session = await openSession(bytes, threads);
  const feedFor = feedWriter(profile.input);
  return {
    profile,
    async detect(picture, settings) {
      const startedAt = performance.now();
      const { feeds, letterbox } = feedFor(picture);
      const preparedAt = performance.now();
      const answer = await session.run(feeds);
      const answeredAt = performance.now();
      const detections = readDetections(plainOutputs(answer), profile, letterbox, settings);
      const elapsedMs = {
        prepare: preparedAt - startedAt,
        detect: answeredAt - preparedAt,
        read: performance.now() - answeredAt,
      };
      return { detections, elapsedMs };
    },
    release: () => session.release(),
  };
}

function readDetections(
  outputs: OutputTensors,
  profile: ModelProfile,
  letterbox: Letterbox,
  { minScore, iou }: DetectSettings,
): readonly Detection[] {
  const { boxes, scores } = profile.outputs;
  for (const name of scores === undefined ? [boxes] : [boxes, scores]) requireNumbers(outputs, name);
  const candidates = readCandidates(outputs, profile, letterbox, minScore);
  const chosen = hasChosen(profile.layout) ? bestFirst(candidates, MAX_DETECTIONS) : suppress(candidates, iou);
  const prototypes = profile.outputs.prototypes === undefined ? null : tensorOf(outputs, profile.outputs.prototypes);
  return chosen.map((candidate) => asDetection(candidate, profile, letterbox, prototypes));
}

function asDetection(
  candidate: Candidate,
  { classes }: ModelProfile,
  letterbox: Letterbox,
  prototypes: OutputTensor | null,
): Detection {
  const outline = prototypes === null ? undefined : outlineOf(candidate, prototypes, letterbox);
  return {
    classIndex: candidate.classIndex,
    className: classes[candidate.classIndex] ?? String(candidate.classIndex),
    score: candidate.score,
    box: toPicture(candidate, letterbox),
    ...(outline === undefined ? {} : { outline: [...outline] }),
  };
}
