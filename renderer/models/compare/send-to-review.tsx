import { Button } from '@mantine/core';
import { IconEyeQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison, ComparisonFilter } from '../../../preload/contract/models/shadow.ts';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import compare from './compare.module.css';

/** The most parts that one order may queue. */
const MOST = 2000;

type Props = { readonly filter: ComparisonFilter; readonly judged: Comparison['judged'] };

/** Queues for blind review the parts on which the two models differ: all that nobody has reviewed, or a number of the newest. */
export function SendToReview({ filter, judged: { unjudged, waiting } }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const toasts = useToasts();
  const [wanted, want] = useState<number | null>(null);
  const send = useToldCommand('shadow.send-to-review');
  const most = Math.min(unjudged, MOST);
  const atMost = wanted === null || wanted > most ? most : wanted;
  return (
    <div className={compare.compareBar}>
      <span className={styles.dim}>
        {t('compare.unjudged', { count: unjudged })} {t('compare.waiting', { count: waiting })}
      </span>
      {most > 0 && (
        <>
          <NumberField
            aria-label={t('compare.how-many')}
            className={compare.number}
            min={1}
            max={most}
            allowDecimal={false}
            value={atMost}
            onChange={want}
          />
          <Button
            variant="default"
            leftSection={<IconEyeQuestion size="1.1rem" aria-hidden />}
            loading={send.isPending}
            onClick={() =>
              send.mutate(
                { filter, atMost },
                {
                  onSuccess: ({ sent }) => {
                    want(null);
                    toasts.done(t('compare.sent', { count: sent, left: format.count(Math.max(0, unjudged - sent)) }));
                  },
                },
              )
            }
          >
            {t('compare.send', { count: atMost })}
          </Button>
        </>
      )}
    </div>
  );
}
