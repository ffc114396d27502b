import { IconBrain } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ModelImport } from '../../model-import/model-import.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { FormGroup, FormPage } from '../form-page.tsx';
import { ModelItem } from './model-item.tsx';

/** Every detector the station knows, and the way to take in another. */
export function ModelsPage() {
  const { t } = useTranslation();
  const toasts = useToasts();
  const models = useOperation('model.list', {});
  const inUse = useOperation('recipe.list', {}).data ?? [];
  return (
    <FormPage title={t('settings.models')} lead={t('model.lead')}>
      <FormGroup title={t('model.import-title')} hint={t('model.import-hint')}>
        <ModelImport
          onImported={({ family, version }) => toasts.done(t('model.imported', { name: `${family} ${version}` }))}
        />
      </FormGroup>
      <FormGroup title={t('model.registered')}>
        <Loaded query={models} height="10rem">
          {(all) =>
            all.length === 0 ? (
              <Empty Icon={IconBrain} title={t('model.none')}>
                {t('model.none-text')}
              </Empty>
            ) : (
              all.map((model) => (
                <ModelItem
                  key={model.sha256}
                  model={model}
                  usedBy={inUse
                    .filter((recipe) => recipe.body.modelSha256 === model.sha256)
                    .map((recipe) => recipe.name)}
                />
              ))
            )
          }
        </Loaded>
      </FormGroup>
    </FormPage>
  );
}
