import { useEffect, useState, useSyncExternalStore } from 'react';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import { pictureAddress } from '../../picture/load-part.ts';
import { createPictureShelf, loadBitmap, type ShelvedPicture } from './picture-shelf.ts';

const NONE: ShelvedPicture = { kind: 'coming' };

/** The image of the first of these inspections, with those of the others prepared behind it. */
export function usePictures(ids: readonly InspectionId[]): {
  readonly picture: ShelvedPicture;
  readonly retry: (id: InspectionId) => void;
} {
  const [shelf] = useState(() => createPictureShelf((id) => loadBitmap(pictureAddress(id))));
  const wanted = ids.join();
  const [current] = ids;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` stands for the ids
  useEffect(() => shelf.want(ids), [shelf, wanted]);
  useEffect(() => () => shelf.clear(), [shelf]);
  const picture = useSyncExternalStore(shelf.subscribe, () => (current === undefined ? NONE : shelf.of(current)));
  return { picture, retry: shelf.retry };
}
