import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Consistency } from '../../../preload/contract/people/consistency.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { wallClock } from '../../ui/words/wall-clock.ts';
import { csvOf } from '../charts/chart-table.ts';
import { consistencyTable } from './consistency-table.ts';
import styles from './people-page.module.css';

/** All figures of the page as a file. */
export function SaveConsistency({ figures }: { readonly figures: Consistency }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const save = useToldCommand('desktop.save-table');
  const fileName = `lupa-consistency-${wallClock(Date.now()).slice(0, 10)}.csv`;
  return (
    <div className={styles.save}>
      <Button
        variant="default"
        leftSection={<IconDownload size="1.1rem" />}
        onClick={() =>
          save.mutate(
            { title: t('supervisor.save-title'), fileName, csv: csvOf(consistencyTable(figures, t)) },
            {
              onSuccess: (saved) => saved !== null && toasts.done(t('supervisor.saved', { path: saved.path })),
            },
          )
        }
      >
        {t('supervisor.save-table')}
      </Button>
    </div>
  );
}
