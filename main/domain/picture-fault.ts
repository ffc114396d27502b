import type { Optics } from '../../preload/contract/picture.ts';
import type { PictureLimits } from '../../preload/contract/recipe.ts';
import type { Fault, FaultCode } from '../../preload/contract/result.ts';

/** What is wrong with how a picture looks; `null` for one that a verdict can stand on. Figures that are no numbers are wrong. */
export function pictureFault({ brightness, contrast }: Optics, limits: PictureLimits): Fault | null {
  const { minBrightness, maxBrightness, minContrast } = limits;
  const unfit = (trouble: 'too-dark' | 'too-bright' | 'too-flat', measured: number, limit: number): Fault => ({
    code: 'picture-unfit',
    trouble,
    measured,
    limit,
  });
  // Asked the other way round, so that NaN is outside too.
  if (!(brightness >= minBrightness)) return unfit('too-dark', brightness, minBrightness);
  if (!(brightness <= maxBrightness)) return unfit('too-bright', brightness, maxBrightness);
  if (!(contrast >= minContrast)) return unfit('too-flat', contrast, minContrast);
  return null;
}

/** No picture came out of the file, so there is nothing that a person could look at. */
const NO_PICTURE: ReadonlySet<FaultCode> = new Set([
  'image-unreadable',
  'image-too-large',
  'picture-bits',
  'file-vanished',
  'file-forbidden',
]);

export function leavesNoPicture(code: FaultCode): boolean {
  return NO_PICTURE.has(code);
}

/** The camera's fault, or the file's; any other is the station's or its model's. */
export function isOfPicture(code: FaultCode): boolean {
  return leavesNoPicture(code) || code === 'picture-unfit' || code === 'picture-repeated' || code === 'name-damaged';
}
