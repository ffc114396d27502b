import type { TrueDefect, Truth } from '../../truth/truth.ts';
import type { Part } from '../line/part.ts';
import type { Visible } from './marks/apply.ts';

/** A mark that is invisible in the image is not part of its truth. */
export function truthOf(part: Part, size: number, shown: readonly (Visible | null)[], acceptanceLimit: number): Truth {
  const defects = part.defects.flatMap(({ class: defectClass, severity }, i): TrueDefect[] => {
    const visible = shown[i];
    if (visible === null || visible === undefined) return [];
    const { box, contrast } = visible;
    return [{ class: defectClass, severity, contrast, box, isTolerated: severity < acceptanceLimit }];
  });
  return {
    serial: part.serial,
    lot: part.lot,
    number: part.number,
    model: part.model.name,
    isBad: defects.some((defect) => !defect.isTolerated),
    width: size,
    height: size,
    defects,
  };
}
