import type { Visible } from './marks/apply.ts';
import type { Defect } from './marks/defect.ts';
import type { Part } from './part.ts';

/** What is known of a part's flaw: where it shows and whether it is reason to reject. */
export type TrueDefect = Readonly<{
  class: Defect['class'];
  severity: number;
  /** Contrast in sRGB levels of the picture that the strongest tenth of its pixels reach. */
  contrast: number;
  /** Pixels of the picture, tight around what can be seen. */
  box: Visible['box'];
  /** Below the acceptance limit: a mark that a good part may bear. */
  isTolerated: boolean;
}>;

/** The truth of one picture; the station never reads it. */
export type Truth = Readonly<{
  serial: string;
  lot: string;
  number: number;
  model: string;
  isBad: boolean;
  width: number;
  height: number;
  defects: readonly TrueDefect[];
}>;

/** A mark that nobody can see in the picture is not part of its truth. */
export function truthOf(part: Part, size: number, shown: readonly (Visible | null)[], acceptanceLimit: number): Truth {
  const defects = part.defects.flatMap(({ class: defectClass, severity }, i): TrueDefect[] => {
    const visible = shown[i];
    if (visible === null || visible === undefined) return [];
    return [
      {
        class: defectClass,
        severity,
        contrast: visible.contrast,
        box: visible.box,
        isTolerated: severity < acceptanceLimit,
      },
    ];
  });
  const { serial, lot, number, model } = part;
  return {
    serial,
    lot,
    number,
    model: model.name,
    isBad: defects.some((defect) => !defect.isTolerated),
    width: size,
    height: size,
    defects,
  };
}
