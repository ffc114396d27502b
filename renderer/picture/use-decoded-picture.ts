import { useEffect, useState } from 'react';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import { decodePicture, pictureAddress } from './load-part.ts';

type Decoded = { readonly id: InspectionId; readonly picture: HTMLImageElement | null };

/** One inspection's picture, ready to be painted; pending until it is, `null` if it is not available. */
export function useDecodedPicture(id: InspectionId): {
  readonly picture: HTMLImageElement | null;
  readonly isPending: boolean;
} {
  const [decoded, setDecoded] = useState<Decoded | null>(null);
  useEffect(() => {
    let isWanted = true;
    void decodePicture(pictureAddress(id)).then((picture) => isWanted && setDecoded({ id, picture }));
    return () => {
      isWanted = false;
    };
  }, [id]);
  return { picture: decoded?.id === id ? decoded.picture : null, isPending: decoded?.id !== id };
}
