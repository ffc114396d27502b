import { Alert } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { FormPage } from '../form-page.tsx';
import { SourceForm } from './source-form.tsx';
import { VersionState } from './version-state.tsx';
import { VersionToInstall } from './version-to-install.tsx';

/** Which version runs, which is ready, which is the way back; and where newer ones come from. */
export function UpdatesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const updates = useOperation('desktop.updates', {});
  return (
    <FormPage title={t('updates.title')} lead={t('updates.lead')}>
      <Loaded query={updates} height="24rem">
        {(known) => (
          <>
            <VersionState updates={known} />
            {known.isFeedOld && known.feedMadeAt !== null && (
              <Alert color="orange" icon={<IconClockExclamation size="1.4rem" />}>
                {t('updates.feed-old', { at: format.dayTime(known.feedMadeAt) })}
              </Alert>
            )}
            {known.ready !== null && <VersionToInstall which="ready" kept={known.ready} updates={known} />}
            {known.previous !== null && <VersionToInstall which="previous" kept={known.previous} updates={known} />}
            <SourceForm updates={known} />
          </>
        )}
      </Loaded>
    </FormPage>
  );
}
