import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelAnswers, ModelSummary } from '../../preload/contract/models/model.ts';
import type { Output } from '../../preload/contract/operations/operations.ts';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { useCommand } from '../ui/engine/use-operation.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './model-import.module.css';
import { ModelWarnings } from './model-warnings.tsx';

type Props = {
  readonly path: string;
  readonly answers: ModelAnswers;
  readonly found: Output<'model.probe'>;
  readonly onImported: (model: ModelSummary) => void;
};

/** What the file turned out to be, and the name under which it is imported. */
export function NameModel({ path, answers, found, onImported }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { card, warnings } = found;
  const { profile } = card;
  const [family, setFamily] = useState(card.family);
  const [version, setVersion] = useState(card.version);
  const take = useCommand('model.import');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take.mutate({ path, answers, family, version }, { onSuccess: onImported });
  };
  const facts = [
    ['kind', `${profile.family}, ${t(`layout.${profile.layout}`)}`],
    ['input', t('model.input-size', { width: profile.input.width, height: profile.input.height })],
    [
      'classes',
      t('model.classes-list', { count: profile.classes.length, names: profile.classes.slice(0, 20).join(', ') }),
    ],
    ['precision', profile.precision],
    ['size', format.megabytes(profile.sizeBytes)],
  ] as const;
  return (
    <form className={styles.form} onSubmit={submit}>
      <h3>{t('model.found')}</h3>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => [
          <dt key={`${name} name`}>{t(`model.${name}`)}</dt>,
          <dd key={name}>{value}</dd>,
        ])}
      </dl>
      <ModelWarnings warnings={warnings} />
      <div className={styles.row}>
        <TextInput
          label={t('model.family')}
          description={t('model.family-hint')}
          maxLength={60}
          required
          value={family}
          onChange={(event) => setFamily(event.currentTarget.value)}
        />
        <TextInput
          label={t('model.version')}
          description={t('model.version-hint')}
          maxLength={40}
          required
          value={version}
          onChange={(event) => setVersion(event.currentTarget.value)}
        />
      </div>
      {take.isError && <FaultNotice error={take.error} />}
      <div>
        <Button type="submit" loading={take.isPending} disabled={family.trim() === '' || version.trim() === ''}>
          {t('model.import')}
        </Button>
      </div>
    </form>
  );
}
