import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languageSchema } from '../../preload/contract/station/settings.ts';
import { useToldCommand } from '../ui/controls/use-told-command.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { languageOf } from '../ui/words/language.ts';

/** Each language under its own name, for people who cannot read the current one. */
const names = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
] as const;

/** Switches the language of the station at once; whoever has chosen their own keeps it. */
export function LanguageChoice({ isDisabled = false }: { readonly isDisabled?: boolean }) {
  const { i18n, t } = useTranslation();
  const station = useOperation('station.settings', {}).data;
  const change = useToldCommand('station.change-settings');
  return (
    <SegmentedControl
      aria-label={t('settings.language')}
      data={[...names]}
      disabled={isDisabled}
      value={station?.language ?? languageOf(i18n.language)}
      onChange={(value) => change.mutate({ language: languageSchema.parse(value) })}
    />
  );
}
