import type { Detection } from '../../../preload/contract/models/model.ts';

/** What a model saw on a picture. `isCut`: there were more boxes than are told; the best one of every class is still among them. */
export type Sighting = Readonly<{ detections: readonly Detection[]; isCut: boolean }>;
