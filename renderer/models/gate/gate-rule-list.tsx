import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { GateRule, RuleOutcome } from '../../../preload/contract/models/gate.ts';
import type { Format } from '../../../preload/words/format.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './gate.module.css';

/** What the gate asked, whether it was met, and by which figures. */
export function GateRuleList({ outcomes }: { readonly outcomes: readonly RuleOutcome[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={styles.rules}>
      {outcomes.map((outcome) => {
        const { rule, isMet } = outcome;
        return (
          <li key={JSON.stringify(rule)}>
            <OutcomeIcon isMet={isMet} />
            <span>
              <strong>{t(isMet === true ? 'gate.met' : isMet === null ? 'gate.unjudged' : 'gate.not-met')}</strong>
              {`: ${ruleWords(rule, t, format)}`}
              {rule.isMust && ` · ${t('gate.must')}`}
              <span className={styles.evidence}>{evidenceWords(outcome, t, format)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function OutcomeIcon({ isMet }: Pick<RuleOutcome, 'isMet'>) {
  if (isMet === null) return <IconQuestionMark size="1.2rem" aria-hidden />;
  return isMet ? <IconCheck size="1.2rem" aria-hidden /> : <IconX size="1.2rem" aria-hidden />;
}

/** What a rule was judged on: both figures, the bound of the interval that counts, the number of parts behind it, and how many are missing. */
function evidenceWords(outcome: RuleOutcome, t: TFunction, format: Format): string {
  const { rule, challenger, champion, bound, of, stillNeeded, className } = outcome;
  if (countsParts(rule.kind)) {
    const there = countWords(challenger, className, t);
    return stillNeeded === null ? there : `${there} · ${t('gate.evidence.missing', { count: stillNeeded })}`;
  }
  const figure = (value: number | null) => {
    if (value === null) return '—';
    return rule.kind === 'max-latency-ratio' ? format.milliseconds(value) : format.percent(value);
  };
  if (isRecall(rule.kind) && challenger === null && className !== null) {
    return t('gate.evidence.no-boxes', { name: className });
  }
  const clauses: string[] = [
    t('gate.evidence.figures', { challenger: figure(challenger), champion: figure(champion) }),
  ];
  if (rule.kind === 'every-class-recall' && className !== null) {
    clauses.unshift(t('gate.evidence.class', { name: className }));
  }
  if (bound !== null) clauses.push(boundWords(rule, figure(bound), of ?? 0, t));
  if (rule.kind === 'min-map50' && bound === null) clauses.push(t('gate.evidence.no-interval'));
  if (stillNeeded !== null) clauses.push(t(`gate.evidence.needed-${neededOf(rule)}`, { count: stillNeeded }));
  return clauses.join(' · ');
}

function countWords(parts: number | null, className: string | null, t: TFunction): string {
  if (parts === null) return t('gate.evidence.not-counted');
  if (className === null) return t('gate.evidence.there', { count: parts });
  return t('gate.evidence.there-class', { count: parts, name: className });
}

function boundWords(rule: GateRule, bound: string, of: number, t: TFunction): string {
  switch (rule.kind) {
    case 'max-escapes':
    case 'max-overkill':
      return t('gate.evidence.bound-share', { bound, count: of });
    case 'class-recall':
    case 'every-class-recall':
      return t('gate.evidence.bound-recall', { bound, count: of });
    case 'min-map50':
      return t('gate.evidence.bound-map', { bound });
    case 'max-latency-ratio':
    case 'min-bad-parts':
    case 'min-good-parts':
    case 'min-class-parts':
      return '';
    default:
      return rule satisfies never;
  }
}

/** What the golden set has too few of. */
function neededOf({ kind }: GateRule): 'bad' | 'good' | 'boxes' {
  if (kind === 'max-overkill') return 'good';
  return isRecall(kind) ? 'boxes' : 'bad';
}

function isRecall(kind: GateRule['kind']): boolean {
  return kind === 'class-recall' || kind === 'every-class-recall';
}

/** Whether the limit of a rule is a number of parts. */
export function countsParts(kind: GateRule['kind']): boolean {
  return kind === 'min-bad-parts' || kind === 'min-good-parts' || kind === 'min-class-parts';
}

/** A rule of the gate as a clause. */
export function ruleWords(rule: GateRule, t: TFunction, format: Format): string {
  const limit = limitWords(rule, format);
  return t(`gate.rule.${rule.kind}`, { limit, name: rule.kind === 'class-recall' ? rule.className : '' });
}

function limitWords({ kind, limit }: GateRule, format: Format): string {
  if (countsParts(kind)) return format.count(limit);
  return kind === 'max-latency-ratio' ? format.rate(limit) : format.percent(limit);
}
