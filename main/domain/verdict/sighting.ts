import type { Detection } from '../../../preload/contract/models/model.ts';

/** What a model saw on an image. `isCut`: there were more boxes than are listed; the best one of every class is still included. */
export type Sighting = Readonly<{ detections: readonly Detection[]; isCut: boolean }>;
