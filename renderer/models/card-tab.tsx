import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RecipeId } from '../../preload/contract/values/units.ts';
import type { FigureId } from '../i18n/en/figures.ts';
import { ModelWarnings } from '../model-import/model-warnings.tsx';
import { Loaded } from '../ui/controls/loaded.tsx';
import { useOperation } from '../ui/engine/use-operation.ts';
import { FigureInfo } from '../ui/marks/figure-info.tsx';
import { useFormat } from '../ui/words/use-format.ts';
import { type CardRow, fileRows, gateRows, limitRows, measuredRows, trainingRows } from './card-rows.ts';
import tab from './card-tab.module.css';
import styles from './models.module.css';
import type { TabProps } from './tab-props.ts';

/** The card of a model: what it is, where it comes from, its results here and where it was made, and its suggested limits. */
export function CardTab({ model }: TabProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sha256 } = model;
  const card = useOperation('model.card', { sha256 });
  const recipes = useOperation('recipe.list', {}).data ?? [];
  return (
    <Loaded query={card} height="10rem">
      {(known) => (
        <>
          <ModelWarnings warnings={known.warnings} />
          <Facts rows={[...fileRows(known, t, format), { id: 'sha256', label: 'SHA-256', value: sha256 }]} />
          <Section
            title={t('card.limits')}
            figure="card-limits"
            rows={limitRows(known, t, format)}
            none={t('card.no-limits')}
          />
          {recipes.map(({ id, name }) => (
            <GateSection key={id} recipeId={id} recipeName={name} sha256={sha256} />
          ))}
          <Section
            title={t('card.measured')}
            figure="card-measured"
            rows={measuredRows(known.measured, t, format)}
            none={t('card.not-measured')}
          />
          <Section
            title={t('card.training')}
            rows={trainingRows(known.training, t, format)}
            none={t('card.no-training')}
          >
            {known.training !== undefined && known.training.recipe.length > 0 && (
              <ol className={tab.commands} aria-label={t('card.commands')}>
                {known.training.recipe.map((command) => (
                  <li key={command}>{command}</li>
                ))}
              </ol>
            )}
          </Section>
        </>
      )}
    </Loaded>
  );
}

type GateProps = { readonly recipeId: RecipeId; readonly recipeName: string; readonly sha256: string };

/** What the newest run of the gate of a recipe measured. */
function GateSection({ recipeId, recipeName, sha256 }: GateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const report = useOperation('gate.report', { recipeId, sha256 }).data;
  if (report == null) return null;
  return (
    <Section title={t('card.gate-of', { recipe: recipeName })} figure="gate" rows={gateRows(report, t, format)} none="">
      <p className={styles.lead}>
        {format.moment(report.madeAt)}, {report.madeBy}. {report.isOutdated && `${t('gate.outdated')} `}
        <Link href={`/models/${sha256}/gate`}>{t('card.to-gate')}</Link>
      </p>
    </Section>
  );
}

type SectionProps = {
  readonly title: string;
  /** The figure whose definition the ⓘ opens. */
  readonly figure?: FigureId;
  readonly rows: readonly CardRow[];
  /** Shown where nothing is known. */
  readonly none: string;
  readonly children?: ReactNode;
};

function Section({ title, figure, rows, none, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>
        {title} {figure !== undefined && <FigureInfo figure={figure} />}
      </h2>
      {rows.length === 0 ? <p className={styles.lead}>{none}</p> : <Facts rows={rows} />}
      {children}
    </section>
  );
}

function Facts({ rows }: { readonly rows: readonly CardRow[] }) {
  return (
    <dl className={styles.facts}>
      {rows.map(({ id, label, value }) => (
        <Fragment key={id}>
          <dt>{label}</dt>
          <dd className={id === 'sha256' ? tab.code : undefined}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
