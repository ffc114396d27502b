import { IconCheck, IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { GateRule, RuleOutcome } from '../../preload/contract/gate.ts';
import type { Format } from '../ui/format.ts';
import { useFormat } from '../ui/use-format.ts';
import styles from './models.module.css';

/** What the gate asked, whether it was met, and by which figures. */
export function GateRuleList({ outcomes }: { readonly outcomes: readonly RuleOutcome[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={styles.rules}>
      {outcomes.map(({ rule, isMet, challenger, champion }) => {
        const figure = (value: number | null) => {
          if (value === null) return '—';
          return rule.kind === 'max-latency-ratio' ? format.milliseconds(value) : format.percent(value);
        };
        return (
          <li key={JSON.stringify(rule)}>
            {isMet === true ? <IconCheck size="1.2rem" aria-hidden /> : <IconX size="1.2rem" aria-hidden />}
            <span>
              <strong>{t(isMet === true ? 'gate.met' : isMet === null ? 'gate.unjudged' : 'gate.not-met')}</strong>
              {`: ${ruleWords(rule, t, format)} · ${figure(challenger)} / ${figure(champion)}`}
              {rule.isMust && ` · ${t('gate.must')}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** A rule of the gate as a clause. */
export function ruleWords(rule: GateRule, t: TFunction, format: Format): string {
  const limit = rule.kind === 'max-latency-ratio' ? format.rate(rule.limit) : format.percent(rule.limit);
  return t(`gate.rule.${rule.kind}`, { limit, name: rule.kind === 'class-recall' ? rule.className : '' });
}
