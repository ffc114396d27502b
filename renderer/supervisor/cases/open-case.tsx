import { Button, Radio, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { type CaseScope, newCaseScopeSchema } from '../../../preload/contract/parts/containment.ts';
import { isReason } from '../../models/actions/is-reason.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { MomentField } from '../../ui/controls/moment-field.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';
import pageStyles from '../supervisor-page.module.css';
import styles from './cases.module.css';
import { periodOfSearch } from './scope-words.ts';

/** The form before a case is opened: its period and reason. @param scope what it is about; null: all parts of a period */
export function OpenCase({ scope }: { readonly scope: CaseScope | null }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const given = periodOfSearch(useSearch());
  const [from, setFrom] = useState(given.from);
  const [until, setUntil] = useState(given.until);
  const [arm, setArm] = useState('canary');
  const [reason, setReason] = useState('');
  const open = useCommand('case.open');
  const asked = {
    ...(scope ?? { kind: 'span', laneId: null }),
    from,
    until,
    ...(scope?.kind === 'rollout' ? { arm } : {}),
  };
  const complete = newCaseScopeSchema.safeParse(asked).data;
  const isBackwards = from !== null && until !== null && until <= from;
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
        <div className={styles.fields}>
          <MomentField label={t('case.from')} value={from} isRequired={scope === null} onChange={setFrom} />
          <MomentField
            label={t('case.until')}
            value={until}
            isRequired={scope === null}
            {...(isBackwards && { error: t('case.until-first') })}
            onChange={setUntil}
          />
        </div>
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
