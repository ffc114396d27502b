import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import { EVERYTHING } from '../../history/history-search.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';

const TYPED_AFTER_MS = 200;
const SHOWN = 6;
/** One letter begins thousands of serials. */
const LEAST_LETTERS = 2;

/** The newest parts whose serial begins with what was typed, once typing stops. */
export function usePartsFound(
  typed: string,
): readonly { readonly id: InspectionId; readonly name: string; readonly told: string }[] {
  const { t } = useTranslation();
  const format = useFormat();
  const [serial] = useDebouncedValue(typed.trim(), TYPED_AFTER_MS);
  const isEnabled = serial.length >= LEAST_LETTERS;
  const filter = { ...EVERYTHING, serial: isEnabled ? serial.slice(0, 200) : null };
  const found = useOperation('history.search', { filter, after: null, limit: SHOWN }, { isEnabled });
  if (!isEnabled || serial !== typed.trim()) return [];
  return (found.data?.parts ?? []).map(({ id, serial: name, fileName, signal, decidedAt }) => ({
    ...{ id, name: name ?? fileName, told: `${t(`verdict.${signal}`)} · ${format.moment(decidedAt)}` },
  }));
}
