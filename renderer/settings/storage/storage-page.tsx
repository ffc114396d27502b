import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import { FormGroup, FormPage } from '../form-page.tsx';
import { About } from './about.tsx';
import { EngineForm } from './engine-form.tsx';
import { LineOutputState } from './line-output-state.tsx';

const folders = ['data', 'logs', 'line-output'] as const;

/** Where everything is stored, how much space there is, and what runs here. */
export function StoragePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const status = useOperation('station.status', {});
  const settings = useOperation('station.settings', {});
  const open = useToldCommand('desktop.open-folder');
  return (
    <FormPage title={t('settings.storage')} lead={t('storage.lead')}>
      <FormGroup title={t('storage.folders')}>
        <Loaded query={status} height="4rem">
          {({ dataFolder, health }) => (
            <p style={{ margin: 0, overflowWrap: 'anywhere' }}>
              {dataFolder}
              <br />
              {health.diskFreeGb === null
                ? t('storage.free-unknown')
                : t('storage.free', { free: format.gigabytes(health.diskFreeGb) })}{' '}
              <FigureInfo figure="disk" />
            </p>
          )}
        </Loaded>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem' }}>
          {folders.map((which) => (
            <Button
              key={which}
              variant="default"
              leftSection={<IconFolderOpen size="1.2rem" />}
              onClick={() => open.mutate({ which })}
            >
              {t(`storage.open-${which}`)}
            </Button>
          ))}
        </div>
      </FormGroup>
      <Loaded query={settings} height="14rem">
        {(saved) => <EngineForm saved={saved} />}
      </Loaded>
      <LineOutputState />
      <About />
    </FormPage>
  );
}
