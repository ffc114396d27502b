import type { ModelProfile } from '../../../../preload/contract/models/model.ts';
import type { StageTimes } from '../../../../preload/contract/parts/picture.ts';
import type { ScoreFloors } from '../../../domain/verdict/score-floors.ts';
import type { Sighting } from '../../../domain/verdict/sighting.ts';
import type { Picture } from '../picture/pixels.ts';
import { readSighting } from './read-sighting.ts';
import { feedWriter, openSession, plainOutputs } from './session.ts';

/** Boxes that score below their floor are left out, and so are boxes of a class that overlap a better one by more than `iou`. */
export type DetectSettings = Readonly<{ floors: ScoreFloors; iou: number }>;

export type DetectorAnswer = Sighting &
  Readonly<{
    elapsedMs: Required<Pick<StageTimes, 'prepare' | 'detect' | 'read'>>;
  }>;

/** A loaded model. Takes one image at a time and blocks its thread while it runs. */
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
      const sighting = readSighting(plainOutputs(answer), profile, letterbox, settings);
      const elapsedMs = {
        prepare: preparedAt - startedAt,
        detect: answeredAt - preparedAt,
        read: performance.now() - answeredAt,
      };
      return { ...sighting, elapsedMs };
    },
    release: () => session.release(),
  };
}
