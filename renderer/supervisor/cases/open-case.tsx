import { Button, Radio, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { type CaseScope, newCaseScopeSchema } from '../../../preload/contract/parts/containment.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { isReason } from '../../models/actions/is-reason.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { MomentField } from '../../ui/controls/moment-field.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';
import pageStyles from '../supervisor-page.module.css';
import styles from './cases.module.css';
import { periodOfSearch } from './scope-words.ts';

/** A period being typed; `null` where nothing is typed yet. */
type Period = { readonly from: Instant | null; readonly until: Instant | null };

/** The form before a case is opened: its period and reason. @param scope what it is about; null: all parts of a period */
export function OpenCase({ scope }: { readonly scope: CaseScope | null }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const given = periodOfSearch(useSearch());
  const [period, setPeriod] = useState<Period>({ from: given.from, until: given.until });
  const [arm, setArm] = useState('canary');
  const [reason, setReason] = useState('');
  const open = useCommand('case.open');
  const asked = {
    ...(scope ?? { kind: 'span', laneId: null }),
    ...period,
    ...(scope?.kind === 'rollout' ? { arm } : {}),
  };
  const complete = newCaseScopeSchema.safeParse(asked).data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete === undefined) return;
    open.mutate({ scope: complete, reason }, { onSuccess: ({ id }) => navigate(`/supervisor/cases/${id}`) });
  };
  return (
    <div className={pageStyles.page}>
      <Link href="/supervisor/cases" className={styles.back}>
        <IconArrowLeft size="1.1rem" aria-hidden /> {t('case.all')}
      </Link>
      <h1 className={pageStyles.title}>{t('case.open-title', { scope: t(`case.about.${scope?.kind ?? 'span'}`) })}</h1>
      <p className={styles.lead}>{t('case.open-text')}</p>
      <form className={styles.form} onSubmit={submit}>
        <PeriodFields period={period} isRequired={scope === null} onChange={setPeriod} />
        {scope?.kind === 'rollout' && (
          <Radio.Group label={t('case.arm')} value={arm} onChange={setArm}>
            <Radio value="canary" label={t('case.arm-canary')} my="xs" />
            <Radio value="both" label={t('case.arm-both')} />
          </Radio.Group>
        )}
        <TextInput
          label={t('case.reason')}
          value={reason}
          maxLength={500}
          required
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {open.error !== null && <FaultNotice error={open.error} />}
        <Button type="submit" loading={open.isPending} disabled={complete === undefined || !isReason(reason)}>
          {t('case.open')}
        </Button>
      </form>
    </div>
  );
}

type PeriodProps = {
  readonly period: Period;
  readonly isRequired: boolean;
  readonly onChange: (period: Period) => void;
};

function PeriodFields({ period, isRequired, onChange }: PeriodProps) {
  const { t } = useTranslation();
  const { from, until } = period;
  const isBackwards = from !== null && until !== null && until <= from;
  return (
    <div className={styles.fields}>
      <MomentField
        label={t('case.from')}
        value={from}
        isRequired={isRequired}
        onChange={(next) => onChange({ ...period, from: next })}
      />
      <MomentField
        label={t('case.until')}
        value={until}
        isRequired={isRequired}
        {...(isBackwards && { error: t('case.until-first') })}
        onChange={(next) => onChange({ ...period, until: next })}
      />
    </div>
  );
}
