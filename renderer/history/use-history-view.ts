import { useState } from 'react';
import { z } from 'zod';

/** What a row of the list can show beside what the line was told and which part it is. */
export const columnSchema = z.enum(['picture', 'lot', 'lane', 'defect', 'verdict', 'answer', 'decided', 'captured']);
export type HistoryColumn = z.infer<typeof columnSchema>;

const viewSchema = z.object({ kind: z.enum(['list', 'pictures']), columns: z.array(columnSchema) });
export type HistoryView = Readonly<z.infer<typeof viewSchema>>;

const USUAL: HistoryView = { kind: 'list', columns: ['picture', 'lot', 'defect', 'answer', 'decided'] };
const STORED = 'lupa.history-view';

/** How the parts are shown: a matter of this computer, kept over restarts. */
export function useHistoryView() {
  const [view, setView] = useState(read);
  const change = (changes: Partial<HistoryView>) => {
    const next = { ...view, ...changes };
    localStorage.setItem(STORED, JSON.stringify(next));
    setView(next);
  };
  return { view, change };
}

function read(): HistoryView {
  try {
    return viewSchema.catch(USUAL).parse(JSON.parse(localStorage.getItem(STORED) ?? 'null'));
  } catch {
    return USUAL; // not JSON: kept by another version
  }
}
