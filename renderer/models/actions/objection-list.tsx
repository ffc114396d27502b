import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type ObjectionCode,
  objectionWeights,
  type PromotionObjection,
} from '../../../preload/contract/models/model-objection.ts';
import { objectionSentence } from '../../../preload/words/model-sentences.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import actions from './actions.module.css';

type Props = {
  readonly objections: readonly PromotionObjection[];
  /** The codes that are overridden. */
  readonly despite: readonly ObjectionCode[];
  readonly onSetAside: (code: ObjectionCode, isAside: boolean) => void;
};

/** The objections to a promotion; grave ones can be overridden, fatal ones cannot. */
export function ObjectionList({ objections, despite, onSetAside }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (objections.length === 0) return <p className={styles.lead}>{t('models.nothing')}</p>;
  return (
    <ul className={actions.objections}>
      {objections.map((objection) => (
        <li key={objection.code}>
          {objectionSentence(objection, format)}
          {objectionWeights[objection.code] === 'grave' && (
            <Checkbox
              className={actions.despite}
              label={t('models.despite')}
              checked={despite.includes(objection.code)}
              onChange={(event) => onSetAside(objection.code, event.currentTarget.checked)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
