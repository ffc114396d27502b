import { Button, MultiSelect, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../preload/contract/parts/inspection.ts';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { useSession } from '../ui/engine/use-session.ts';
import styles from './story.module.css';
import { ToldLine } from './told-line.tsx';
import { useCorrection } from './use-correction.ts';

/** A decision changed after the fact, with its reason: for those responsible for the figures. The old one stays on record. */
export function CorrectionSection({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation();
  const { role, person } = useSession();
  const [isOpen, open] = useState(false);
  const mayCorrect = role === 'supervisor' || role === 'engineer';
  // Every correction names who made it.
  if (!mayCorrect || person === null || inspection.isWaiting || inspection.isBrought) return null;
  return (
    <section>
      {isOpen ? (
        <CorrectionForm inspection={inspection} onDone={() => open(false)} />
      ) : (
        <Button variant="default" onClick={() => open(true)}>
          {t('correction.open')}
        </Button>
      )}
    </section>
  );
}

function CorrectionForm({ inspection, onDone }: { readonly inspection: Inspection; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { fields, change, kinds, classes, told, correct, isReady, submit } = useCorrection(inspection, onDone);
  const { kind, classNames, comment } = fields;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('correction.title')}</h2>
      {told !== undefined && <ToldLine told={told} kind={kind} />}
      <Select
        label={t('correction.kind')}
        data={kinds.map((one) => ({ value: one, label: t(`disposition.${one}`) }))}
        value={kind}
        onChange={(value) => change({ kind: kinds.find((one) => one === value) ?? null })}
      />
      {kind !== 'accept' && (
        <MultiSelect
          label={t('correction.classes')}
          data={[...new Set([...classes, ...classNames])]}
          value={[...classNames]}
          onChange={(named) => change({ classNames: named })}
        />
      )}
      <Textarea
        label={t('correction.why')}
        description={t(told?.state === 'RECALL' ? 'correction.why-hint-recalled' : 'correction.why-hint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={comment}
        onChange={({ currentTarget }) => change({ comment: currentTarget.value })}
      />
      {correct.isError && <FaultNotice error={correct.error} />}
      <div className={styles.buttons}>
        <Button type="submit" disabled={!isReady} loading={correct.isPending}>
          {t('correction.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
