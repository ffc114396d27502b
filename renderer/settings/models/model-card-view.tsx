import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/loaded.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import styles from './models.module.css';

/** The card of a model: what it is, how it is read, what was measured. */
export function ModelCardView({ sha256 }: { readonly sha256: string }) {
  const { t } = useTranslation();
  const card = useOperation('model.card', { sha256 });
  return (
    <Loaded query={card} height="10rem">
      {({ profile, licence, notes }) => {
        const facts = [
          ['kind', `${profile.family}, ${t(`layout.${profile.layout}`)}`],
          ['classes', profile.classes.join(', ')],
          ['precision', `${profile.precision}, ${profile.input.type}, opset ${profile.opset}`],
          ['masks', profile.maskCoefficients > 0 ? t('common.yes') : t('common.no')],
          ['licence', licence ?? '—'],
          ['notes', notes ?? '—'],
        ] as const;
        return (
          <dl className={styles.facts}>
            {facts.map(([name, value]) => (
              <Fragment key={name}>
                <dt>{t(`model.${name}`)}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
            <dt>SHA-256</dt>
            <dd className={styles.code}>{sha256}</dd>
          </dl>
        );
      }}
    </Loaded>
  );
}
