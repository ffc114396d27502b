import { useEffect, useRef, useState } from 'react';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import { createLatestOnly } from './latest-only.ts';
import { type LoadedPart, loadPart } from './load-part.ts';

/** The newest part that is ready to be shown; it may lag behind `id` while that one is being loaded. */
export function useLoadedPart(id: InspectionId | null): LoadedPart | null {
  const [part, setPart] = useState<LoadedPart | null>(null);
  const loader = useRef<ReturnType<typeof createLatestOnly<InspectionId, LoadedPart>> | null>(null);
  useEffect(() => {
    const latest = createLatestOnly(loadPart, setPart);
    loader.current = latest;
    return () => latest.stop();
  }, []);
  useEffect(() => {
    if (id !== null) loader.current?.want(id);
  }, [id]);
  return part;
}
