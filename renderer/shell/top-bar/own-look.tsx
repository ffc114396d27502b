import { Modal, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languageSchema, themeSchema } from '../../../preload/contract/station/settings.ts';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOwnLook } from '../../ui/engine/use-own-look.ts';

/** Stands for: as the station is set. */
const AS_STATION = 'station';

/** The language and theme of the person who is signed in. They apply immediately, and go with the person. */
export function OwnLook({ isShown, onClose }: { readonly isShown: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const own = useOwnLook() ?? { language: null, theme: null };
  const change = useToldCommand('person.change-own-look');
  const asStation = { value: AS_STATION, label: t('person.as-station') };
  return (
    <Modal
      opened={isShown}
      onClose={onClose}
      title={t('person.own-look')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      centered
      lockScroll={false}
    >
      <Stack>
        <Choice
          label={t('settings.language')}
          choices={[asStation, { value: 'en', label: 'English' }, { value: 'es', label: 'Español' }]}
          value={own.language ?? AS_STATION}
          onChange={(value) => change.mutate({ ...own, language: languageSchema.safeParse(value).data ?? null })}
        />
        <Choice
          label={t('settings.theme')}
          choices={[
            asStation,
            ...themeSchema.options.map((theme) => ({ value: theme, label: t(`settings.theme-${theme}`) })),
          ]}
          value={own.theme ?? AS_STATION}
          onChange={(value) => change.mutate({ ...own, theme: themeSchema.safeParse(value).data ?? null })}
        />
      </Stack>
    </Modal>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function Choice({ label, choices, value, onChange }: ChoiceProps) {
  return (
    <Radio.Group label={label} value={value} onChange={onChange}>
      <Stack gap="sm" mt="xs">
        {choices.map((choice) => (
          <Radio key={choice.value} {...choice} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
