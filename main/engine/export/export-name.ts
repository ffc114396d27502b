import path from 'node:path';
import type { ExportOrder } from '../../../preload/contract/station/transfer.ts';

/** The name of an export in its folder: what it is and when it was made, so that names sort by time. */
export function exportPath(folder: string, order: ExportOrder, at: number): string {
  const moment = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
  const stamp = moment.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const name = order.kind === 'csv' ? `lupa-${order.rows}-${stamp}.csv` : `lupa-training-${order.format}-${stamp}`;
  return path.join(folder, name);
}
