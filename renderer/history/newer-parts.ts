import type { InspectionId } from '../../preload/contract/values/units.ts';

/** The last part that was known to be inspected when a page of the history was asked for. */
export type Asked = { readonly lastKnown: InspectionId | null };

export type ReadPage = Asked & { readonly parts: readonly { readonly id: InspectionId }[] };

/**
 * Whether parts were inspected after the list was read. Its own newest part alone does not tell: a filter leaves out most
 * parts, and with one the newest match is always older than the last part.
 */
export function hasNewerParts([first]: readonly ReadPage[], last: InspectionId | null): boolean {
  if (first === undefined || last === null) return false;
  const newestListed = first.parts[0]?.id ?? 0;
  return last > Math.max(newestListed, first.lastKnown ?? 0);
}
