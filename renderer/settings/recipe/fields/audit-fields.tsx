import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldRow, FormGroup } from '../../form-page.tsx';
import { PercentInput } from '../limits/percent-input.tsx';
import type { BodyFields } from './fields.ts';

/** How many decisions get an unannounced second look, because otherwise nobody knows the escape rate. */
export function AuditFields({ body, onChange }: BodyFields) {
  const { t } = useTranslation();
  const { audit } = body;
  return (
    <FormGroup title={t('recipe.audit')} hint={t('recipe.audit-hint')}>
      <FieldRow>
        <PercentInput
          label={t('recipe.audit-pass')}
          hint={t('recipe.audit-pass-hint')}
          share={audit.passShare}
          onChange={(passShare) => onChange({ audit: { ...audit, passShare } })}
        />
        <PercentInput
          label={t('recipe.audit-fail')}
          hint={t('recipe.audit-fail-hint')}
          share={audit.failShare}
          onChange={(failShare) => onChange({ audit: { ...audit, failShare } })}
        />
      </FieldRow>
      <FieldRow>
        <PercentInput
          label={t('recipe.escape-target')}
          hint={t('recipe.escape-target-hint')}
          share={body.escapeTarget}
          least={0.001}
          onChange={(escapeTarget) => onChange({ escapeTarget })}
        />
      </FieldRow>
      <Switch
        label={t('recipe.audited-at-hand')}
        description={t('recipe.audited-at-hand-hint')}
        checked={body.auditedAtHand}
        onChange={(event) => onChange({ auditedAtHand: event.currentTarget.checked })}
      />
    </FormGroup>
  );
}
