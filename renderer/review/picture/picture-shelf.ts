import type { InspectionId } from '../../../preload/contract/values/units.ts';

/** An image that is loading, ready to be painted, or unavailable. */
export type ShelvedPicture =
  | { readonly kind: 'coming' }
  | { readonly kind: 'ready'; readonly bitmap: ImageBitmap }
  | { readonly kind: 'missing' };

const COMING: ShelvedPicture = { kind: 'coming' };
/** How many images are kept after their item has left, so that an undo shows them at once. */
const KEPT_BEHIND = 3;

/** Keeps the images of the next items decoded, and drops those neither ahead nor just behind. `load` never rejects. */
export function createPictureShelf(load: (id: InspectionId) => Promise<ImageBitmap | null>) {
  const shelf = new Map<InspectionId, ShelvedPicture>();
  const listeners = new Set<() => void>();

  function put(id: InspectionId, picture: ShelvedPicture): void {
    shelf.set(id, picture);
    for (const listener of listeners) listener();
  }

  async function fetch(id: InspectionId): Promise<void> {
    put(id, COMING);
    const bitmap = await load(id);
    if (!shelf.has(id)) return bitmap?.close(); // dropped meanwhile
    put(id, bitmap === null ? { kind: 'missing' } : { kind: 'ready', bitmap });
  }

  function forget(ids: readonly InspectionId[]): void {
    for (const id of ids) {
      const picture = shelf.get(id);
      shelf.delete(id);
      if (picture?.kind === 'ready') picture.bitmap.close();
    }
  }

  return {
    of: (id: InspectionId): ShelvedPicture => shelf.get(id) ?? COMING,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Says which images are needed, the most urgent first. */
    want(ids: readonly InspectionId[]): void {
      for (const id of ids) if (!shelf.has(id)) void fetch(id);
      const behind = [...shelf.keys()].filter((id) => !ids.includes(id));
      forget(behind.slice(0, Math.max(0, behind.length - KEPT_BEHIND)));
    },
    /** Tries again to load an unavailable image. */
    retry: (id: InspectionId): void => {
      if (shelf.get(id)?.kind === 'missing') void fetch(id);
    },
    clear: () => forget([...shelf.keys()]),
  };
}

/** Fetches an image and decodes it off the main thread; null if it is unavailable. */
export async function loadBitmap(address: string): Promise<ImageBitmap | null> {
  try {
    const response = await window.fetch(address);
    return response.ok ? await createImageBitmap(await response.blob()) : null;
  } catch {
    return null; // missing, or not an image
  }
}
