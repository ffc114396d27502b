import type { TFunction } from 'i18next';

/** Kinds of places of which there are several: `lane Press 4`. */
const NAMED = ['lane', 'model', 'challenger', 'shot', 'record'] as const;
/** Places of which there is only one. */
const SINGLE = ['vision', 'line output', 'simulated line', 'holds', 'samples', 'previews', 'shadow', 'clock'] as const;

/** Where a fault happened, in the window's language: the journal names places in English. */
export function faultPlace(where: string, t: TFunction): string {
  const kind = NAMED.find((known) => where.startsWith(`${known} `));
  if (kind !== undefined) return t(`fault-place.${kind}`, { name: where.slice(kind.length + 1) });
  const place = SINGLE.find((known) => known === where);
  return place === undefined ? where : t(`fault-place.${place}`);
}
