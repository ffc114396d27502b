import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, formatFor } from './format.ts';
import { languageOf } from './language.ts';

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatFor(languageOf(i18n.language)), [i18n.language]);
}
