import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RolloutDetail, RolloutPair } from '../../../preload/contract/models/rollout.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import compare from '../compare/compare.module.css';
import { ModelSide } from '../compare/model-side.tsx';
import styles from '../models.module.css';
import { pairError } from './rollout-words.ts';

/** Where a link on the page leads. */
export const SETTLED_PAIRS = 'settled-pairs';

type Props = { readonly rollout: RolloutDetail };

/** The disagreements that people have settled, each as both models saw it. */
export function SettledPairs({ rollout }: Props) {
  const { t } = useTranslation();
  const { pairs } = rollout;
  return (
    <section className={styles.section} id={SETTLED_PAIRS} tabIndex={-1}>
      <h2 className={styles.heading}>{t('rollout.pairs')}</h2>
      {pairs.length === 0 && <p className={styles.lead}>{t('rollout.pairs-none')}</p>}
      <ol className={compare.changed}>
        {pairs.map((pair) => (
          <Pair key={pair.part.id} pair={pair} rollout={rollout} />
        ))}
      </ol>
    </section>
  );
}

function Pair({ pair, rollout }: Props & { readonly pair: RolloutPair }) {
  const { t } = useTranslation();
  const { part } = pair;
  const { challenger } = rollout;
  const wrong = pairError(pair);
  const looks = useOperation('shadow.verdicts', { id: part.id }).data ?? [];
  const inspection = useOperation('inspection.read', { id: part.id }).data;
  const name = part.serial ?? part.fileName;
  const decided = inspection?.detections ?? [];
  // Once the challenger is champion, it decides and the previous champion looks on.
  const isDecider = inspection?.modelSha256 === challenger;
  const beside = looks.find(({ modelSha256 }) => (modelSha256 === challenger) !== isDecider)?.detections ?? [];
  return (
    <li className={compare.pair}>
      <p className={compare.pairName}>
        <Link href={`/inspection/${part.id}`}>{name}</Link>
        <span className={styles.dim}>{t(pair.truth === 'bad' ? 'rollout.is-bad' : 'rollout.is-good')}</span>
        {wrong !== null && (
          <strong>{t(`rollout.error-${wrong.error}`, { model: rollout[`${wrong.side}Name`] })}</strong>
        )}
      </p>
      {(['champion', 'challenger'] as const).map((side) => (
        <ModelSide
          key={side}
          {...{ id: part.id, name, side, verdict: pair[side] }}
          detections={(side === 'challenger') === isDecider ? decided : beside}
        />
      ))}
    </li>
  );
}
