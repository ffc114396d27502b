import { useTranslation } from 'react-i18next';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { useReportFilter } from '../filter/use-report-filter.ts';
import { useReport } from '../use-report.ts';
import styles from './chart-card.module.css';

/** Where, when and of which parts: shown in a saved image only, which is looked at far from the filter on the screen. */
export function PictureCaption() {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter } = useReportFilter();
  const station = useOperation('station.settings', {}).data?.stationName;
  const period = useReport('report.period', filter).data?.current;
  const lanes = useOperation('lane.list', {}).data ?? [];
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const models = useOperation('model.list', {}).data ?? [];
  const model = models.find(({ sha256 }) => sha256 === filter.modelSha256);
  const facts = [
    station,
    period && t('supervisor.filter.span', { from: format.moment(period.from), until: format.moment(period.until) }),
    lanes.find(({ id }) => id === filter.laneId)?.name ?? t('supervisor.filter.every-lane'),
    filter.lot === null ? t('supervisor.filter.every-lot') : t('part.lot', { lot: filter.lot }),
    recipes.find(({ id }) => id === filter.recipeId)?.name ?? t('supervisor.filter.every-recipe'),
    model === undefined ? t('supervisor.filter.every-model') : `${model.family} ${model.version}`,
  ];
  return <p className={styles.caption}>{facts.filter((fact) => fact !== undefined).join(' · ')}</p>;
}
