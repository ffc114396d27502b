import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, RecallChoice, SettleChoice } from '../../../preload/contract/parts/containment.ts';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import { isReason } from '../../models/actions/is-reason.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { SureButton } from '../studies/sure-button.tsx';
import styles from './cases.module.css';

type Props = {
  readonly detail: CaseDetail;
  readonly chosen: readonly InspectionId[];
  /** The chosen parts are dealt with. */
  readonly onDone: () => void;
};

/** What can be done to the parts of a case, each with a reason. */
export function CaseActions({ detail: { id, state, counts, badAtLarge }, chosen, onDone }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [sha256, setModel] = useState<string | null>(null);
  const models = useOperation('model.list', {}).data ?? [];
  const { reinspect, recall, settle, close, error } = useCaseCommands();
  const hasReason = isReason(reason);
  const isOpen = state === 'open';
  // A re-inspection may take hours: what is known to be bad is not kept waiting for it.
  const mayRecall = isOpen || state === 'reinspecting';
  const doRecall = (choice: RecallChoice) => recall.mutate({ id, reason, choice }, { onSuccess: onDone });
  const doSettle = (choice: SettleChoice) => settle.mutate({ id, reason, choice }, { onSuccess: onDone });
  const ids = [...chosen];
  const sure = (label: string, isShown: boolean, onSure: () => void) =>
    isShown && hasReason ? <SureButton label={label} question={t('case.is-sure')} onSure={onSure} /> : null;
  const plain = (label: string, isShown: boolean, onClick: () => void) =>
    isShown && isOpen && hasReason ? (
      <Button variant="default" size="sm" onClick={onClick}>
        {label}
      </Button>
    ) : null;
  return (
    <section className={styles.actions} aria-label={t('case.act')}>
      <div className={styles.fields}>
        <TextInput
          label={t('case.reason')}
          {...(isReason(reason) ? {} : { description: t('case.reason-first') })}
          value={reason}
          maxLength={500}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Select
          label={t('case.reinspect')}
          data={models.map(({ sha256: value, family, version }) => ({ value, label: `${family} ${version}` }))}
          value={sha256}
          onChange={setModel}
        />
      </div>
      <div className={styles.buttons}>
        {plain(t('case.reinspect-go'), sha256 !== null && counts.parts > 0, () =>
          reinspect.mutate({ id, reason, modelSha256: sha256 ?? '' }),
        )}
        {plain(t('case.settle-unchanged'), counts.same > 0 && counts.open > 0, () => doSettle({ kind: 'unchanged' }))}
        {plain(t('case.settle-good'), ids.length > 0, () => doSettle({ kind: 'chosen', ids, as: 'good' }))}
        {plain(t('case.settle-bad'), ids.length > 0, () => doSettle({ kind: 'chosen', ids, as: 'bad' }))}
        {plain(t('case.settle-aside'), ids.length > 0, () => doSettle({ kind: 'chosen', ids, as: 'set-aside' }))}
        {sure(t('case.recall-chosen'), mayRecall && ids.length > 0, () => doRecall({ kind: 'chosen', ids }))}
        {sure(t('case.recall-changed'), mayRecall && counts.changed > 0, () => doRecall({ kind: 'changed' }))}
        {sure(t('case.recall-bad'), mayRecall && counts.bad > 0, () => doRecall({ kind: 'bad' }))}
        {plain(t('case.settle-rest'), counts.open > 0 && ids.length === 0, () =>
          doSettle({ kind: 'open', as: 'set-aside' }),
        )}
        {sure(t('case.close'), isOpen && counts.open === 0 && badAtLarge === 0, () => close.mutate({ id, reason }))}
      </div>
      {error !== undefined && <FaultNotice error={error} />}
    </section>
  );
}

/** What changes a case, and what went wrong with the first of them that failed. */
function useCaseCommands() {
  const reinspect = useCommand('case.reinspect');
  const recall = useCommand('case.recall');
  const settle = useCommand('case.settle');
  const close = useCommand('case.close');
  const error = [reinspect, recall, settle, close].map((command) => command.error).find((each) => each !== null);
  return { reinspect, recall, settle, close, error };
}
