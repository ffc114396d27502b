import { Button, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../preload/contract/models/model.ts';
import { ModelImport } from '../model-import/model-import.tsx';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { FolderField } from '../ui/controls/folder-field.tsx';
import { Loaded } from '../ui/controls/loaded.tsx';
import { useCommand, useOperation } from '../ui/engine/use-operation.ts';
import styles from './first-run.module.css';

const NO_MODEL = 'none';

/** The productive way to start: one folder, one model, and the line begins. */
export function CameraForm({ onBegun }: { readonly onBegun: () => void }) {
  const { t } = useTranslation();
  const models = useOperation('model.list', {});
  const begin = useCommand('station.begin-camera');
  const [folder, setFolder] = useState<string | null>(null);
  const [typedName, setTypedName] = useState<string | null>(null);
  // Until it is edited, the name follows the language.
  const laneName = typedName ?? t('first-run.lane-default');
  const [model, setModel] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (folder === null || model === null) return;
    begin.mutate({ folder, laneName, modelSha256: model === NO_MODEL ? null : model }, { onSuccess: onBegun });
  };
  return (
    <div className={styles.form}>
      <section className={styles.step}>
        <h2>{t('first-run.step-folder')}</h2>
        <FolderField label={t('lane.folder')} hint={t('first-run.folder-hint')} folder={folder} onChoose={setFolder} />
        <TextInput
          label={t('lane.name')}
          description={t('first-run.lane-hint')}
          maxLength={60}
          value={laneName}
          onChange={(event) => setTypedName(event.currentTarget.value)}
        />
      </section>
      <section className={styles.step}>
        <h2>{t('first-run.step-model')}</h2>
        <Loaded query={models} height="4rem">
          {(known) => <ModelChoice models={known} chosen={model} onChoose={setModel} />}
        </Loaded>
        <ModelImport onImported={({ sha256 }) => setModel(sha256)} />
      </section>
      <form className={styles.step} onSubmit={submit}>
        {begin.isError && <FaultNotice error={begin.error} />}
        <div className={styles.end}>
          <Button
            type="submit"
            size="md"
            loading={begin.isPending}
            disabled={folder === null || model === null || laneName.trim() === ''}
          >
            {t('first-run.begin')}
          </Button>
          <span className={styles.missing}>
            {folder === null ? t('first-run.missing-folder') : model === null ? t('first-run.missing-model') : ''}
          </span>
        </div>
      </form>
    </div>
  );
}

type ModelChoiceProps = {
  readonly models: readonly ModelSummary[];
  readonly chosen: string | null;
  readonly onChoose: (model: string) => void;
};

function ModelChoice({ models, chosen, onChoose }: ModelChoiceProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group value={chosen} onChange={onChoose} aria-label={t('first-run.step-model')}>
      {models.map(({ sha256, family, version, classes }) => (
        <Radio
          key={sha256}
          value={sha256}
          label={`${family} ${version}`}
          description={t('model.classes-list', { count: classes.length, names: classes.slice(0, 8).join(', ') })}
        />
      ))}
      <Radio value={NO_MODEL} label={t('first-run.no-model')} description={t('first-run.no-model-hint')} />
    </Radio.Group>
  );
}
