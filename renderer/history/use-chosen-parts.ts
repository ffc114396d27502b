import { useState } from 'react';
import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';
import type { InspectionId } from '../../preload/contract/values/units.ts';

export type Chosen = {
  readonly parts: ReadonlyMap<InspectionId, InspectionSummary>;
  readonly toggle: (part: InspectionSummary) => void;
  readonly clear: () => void;
};

const NONE: Chosen['parts'] = new Map();

/** The parts that somebody has ticked in the results of one search; of another search none are. */
export function useChosenParts(search: string): Chosen {
  const [kept, keep] = useState({ search, parts: NONE });
  const parts = kept.search === search ? kept.parts : NONE;
  return {
    parts,
    toggle: (part) => {
      const next = new Map(parts);
      if (!next.delete(part.id)) next.set(part.id, part);
      keep({ search, parts: next });
    },
    clear: () => keep({ search, parts: NONE }),
  };
}
