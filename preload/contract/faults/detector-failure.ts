import { english, type Said, saidSchema } from './placeholders.ts';

/** How running a model failed, apart from errors of ONNX Runtime, each as an English clause. The page says it in its own language by the key. */
export const detectorFailures = {
  closed: 'the detector is closed',
  crowded: '{{waiting}} images are already waiting',
  died: 'the worker died: {{how}}',
  late: 'the model did not answer in time',
  'no-look': 'the worker returned no result',
  'no-score': 'a score of {{score}} for {{className}}',
} as const;

export type DetectorFailure = Said<typeof detectorFailures>;
export const detectorFailureSchema = saidSchema(detectorFailures);

/** The fault, in English and by its key. */
export function detectorFailed(failure: DetectorFailure) {
  return { code: 'detector-failed', ...english(detectorFailures, failure) } as const;
}
