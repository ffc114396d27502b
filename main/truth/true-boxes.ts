import type { PixelBox } from '../../preload/contract/values/geometry.ts';
import type { Truth } from './truth.ts';

/** Where a simulated part is bad: its defects without marks below the acceptance limit, which a good part may have. */
export function trueBoxes({
  defects,
}: Pick<Truth, 'defects'>): { readonly className: string; readonly box: PixelBox }[] {
  return defects
    .filter(({ isTolerated }) => !isTolerated)
    .map(({ class: className, box }) => ({ className, box: { space: 'pixel', ...box } }));
}
