import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { readonly label: string; readonly reason: string; readonly onChange: (reason: string) => void };

/** Why something is done that stands in the history. */
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
