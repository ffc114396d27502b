import { useTranslation } from 'react-i18next';
import { type Format, formatFor } from '../../../preload/words/format.ts';
import { languageOf } from './language.ts';

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formatFor(languageOf(i18n.language));
}
