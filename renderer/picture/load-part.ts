import type { Inspection } from '../../preload/contract/parts/inspection.ts';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import { ask } from '../ui/engine/lupa.ts';

/** A picture that takes longer is shown as missing: the verdict must not wait for it. */
const PICTURE_WITHIN_MS = 4000;

export type LoadedPart = {
  readonly id: InspectionId;
  readonly inspection: Inspection | null;
  readonly picture: HTMLImageElement | null;
};

/** Reads an inspection and decodes its picture off the main thread, so that both can be shown in one frame. Never rejects. */
export async function loadPart(id: InspectionId): Promise<LoadedPart> {
  const [inspection, picture] = await Promise.all([
    ask('inspection.read', { id }).catch(() => null),
    decodePicture(pictureAddress(id)),
  ]);
  return { id, inspection, picture };
}

export function pictureAddress(id: InspectionId): string {
  return `lupa-image://inspection/${id}`;
}

export function thumbnailAddress(id: InspectionId): string {
  return `lupa-image://thumbnail/${id}`;
}

/** The picture, ready to be painted without a gap; `null` if it is not available. */
export async function decodePicture(address: string): Promise<HTMLImageElement | null> {
  const picture = new Image();
  picture.src = address;
  const late = new Promise<null>((resolve) => setTimeout(resolve, PICTURE_WITHIN_MS, null));
  return Promise.race([
    picture.decode().then(
      () => picture,
      () => null,
    ),
    late,
  ]);
}
