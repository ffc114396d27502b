import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../ui/engine/use-session.ts';
import { CsvForm } from './csv-form.tsx';
import styles from './export.module.css';
import { ExportList } from './export-list.tsx';
import { LabelsForm } from './labels-form.tsx';
import { SetForm } from './set-form.tsx';
import { TransferCard } from './transfer-card.tsx';
import { useTransfer } from './use-transfer.ts';

const forms = { csv: CsvForm, 'training-set': SetForm, labels: LabelsForm } as const;
const leads = { csv: 'csv-lead', 'training-set': 'set-lead', labels: 'labels-lead' } as const;
type What = keyof typeof forms;

/** Export of labelled data, and import of labels. */
export function ExportPage() {
  const { t } = useTranslation();
  const control = useTransfer();
  const session = useSession();
  const [what, setWhat] = useState<What>('csv');
  // Agreed answers define what is right, so only the quality engineer may bring them in.
  const offered: readonly What[] =
    session.role === 'engineer' ? ['csv', 'training-set', 'labels'] : ['csv', 'training-set'];
  const Form = forms[what];
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('transfer.title')}</h1>
      <SegmentedControl
        aria-label={t('transfer.what')}
        value={what}
        onChange={(value) => setWhat(offered.find((each) => each === value) ?? 'csv')}
        data={offered.map((value) => ({ value, label: t(`transfer.${value}`) }))}
      />
      <p className={styles.lead}>{t(`transfer.${leads[what]}`)}</p>
      <div className={styles.form}>
        <Form control={control} />
      </div>
      <TransferCard state={control.state} onCancel={control.cancel} />
      <ExportList />
    </div>
  );
}
