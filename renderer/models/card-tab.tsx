import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { ModelWarnings } from '../model-import/model-warnings.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useOperation } from '../ui/use-operation.ts';
import styles from './models.module.css';
import type { TabProps } from './tab-props.ts';

/** The card of a model: what it is, how it is read, where it comes from. */
export function CardTab({ model }: TabProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const card = useOperation('model.card', { sha256: model.sha256 });
  return (
    <Loaded query={card} height="10rem">
      {({ profile, licence, notes, warnings }) => {
        const facts = [
          ['kind', `${profile.family}, ${t(`layout.${profile.layout}`)}`],
          ['input', t('model.input-size', { width: profile.input.width, height: profile.input.height })],
          ['classes', profile.classes.join(', ')],
          ['precision', `${profile.precision}, ${profile.input.type}, opset ${profile.opset}`],
          ['size', format.megabytes(profile.sizeBytes)],
          ['masks', profile.maskCoefficients > 0 ? t('common.yes') : t('common.no')],
          ['licence', licence ?? '—'],
          ['notes', notes ?? '—'],
        ] as const;
        return (
          <>
            <ModelWarnings warnings={warnings} />
            <dl className={styles.facts}>
              {facts.map(([name, value]) => (
                <Fragment key={name}>
                  <dt>{t(`model.${name}`)}</dt>
                  <dd>{value}</dd>
                </Fragment>
              ))}
              <dt>SHA-256</dt>
              <dd className={styles.code}>{model.sha256}</dd>
            </dl>
          </>
        );
      }}
    </Loaded>
  );
}
