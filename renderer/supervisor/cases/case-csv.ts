import { caseTableHead, caseTableLines } from '../../../preload/contract/parts/case-table.ts';
import type { CasePart } from '../../../preload/contract/parts/containment.ts';
import type { CaseId, InspectionId } from '../../../preload/contract/values/units.ts';
import { ask } from '../../ui/engine/lupa.ts';

const PAGE = 200;

/** Every part of a case, one row each, asked for page by page. */
export async function caseCsv(id: CaseId): Promise<string> {
  let csv = caseTableHead();
  let after: InspectionId | null = null;
  do {
    const { parts, next }: { parts: readonly CasePart[]; next: InspectionId | null } = await ask('case.parts', {
      ...{ id, show: 'all', lot: null, after, limit: PAGE },
    });
    csv += caseTableLines(id, parts);
    after = next;
  } while (after !== null);
  return csv;
}
