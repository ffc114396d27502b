import { Input, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Theme, themeSchema } from '../../../preload/contract/station/settings.ts';
import { LanguageChoice } from '../../first-run/language-choice.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { FormGroup } from '../form-page.tsx';

/** Language and theme of the station, for everybody who has not chosen their own. They apply immediately, to make trying them easy. */
export function Appearance({ theme }: { readonly theme: Theme }) {
  const { t } = useTranslation();
  const wear = useToldCommand('station.change-settings');
  return (
    <FormGroup title={t('settings.appearance')}>
      <Input.Wrapper label={t('settings.language')} labelElement="div">
        <div>
          <LanguageChoice />
        </div>
      </Input.Wrapper>
      <Input.Wrapper label={t('settings.theme')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('settings.theme')}
            data={themeSchema.options.map((value) => ({ value, label: t(`settings.theme-${value}`) }))}
            value={theme}
            onChange={(next) => wear.mutate({ theme: next })}
          />
        </div>
      </Input.Wrapper>
    </FormGroup>
  );
}
