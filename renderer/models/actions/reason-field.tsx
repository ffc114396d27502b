import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { readonly label: string; readonly reason: string; readonly onChange: (reason: string) => void };

/** The reason for a change that is kept in the history. */
export function ReasonField({ label, reason, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={label}
      description={t('models.reason-hint')}
      autosize
      maxLength={500}
      required
      value={reason}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
