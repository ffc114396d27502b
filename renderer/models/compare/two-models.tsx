import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelCard, ModelSummary } from '../../../preload/contract/models/model.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import type { FigureId } from '../../i18n/en/figures.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import { type CardRow, fileRows, gateRows, limitRows, measuredRows, trainingRows } from '../card-rows.ts';
import styles from '../models.module.css';
import two from './two-models.module.css';

/** Two models of the registry side by side: their cards, and what the gate of each recipe measured. */
export function TwoModels({ all }: { readonly all: readonly ModelSummary[] }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(all[1]?.sha256 ?? null);
  const [right, setRight] = useState(all[0]?.sha256 ?? null);
  const names = all.map(({ sha256, family, version }) => ({ value: sha256, label: `${family} ${version}` }));
  const chosen = [
    ['first', left, setLeft],
    ['second', right, setRight],
  ] as const;
  return (
    <section className={styles.detail}>
      <h1 className={styles.title}>{t('card.two')}</h1>
      <div className={two.choose}>
        {chosen.map(([which, value, choose]) => (
          <Select
            key={which}
            label={t(`card.${which}`)}
            data={names}
            value={value}
            allowDeselect={false}
            searchable
            onChange={choose}
          />
        ))}
      </div>
      {left !== null && right !== null && <Cards left={left} right={right} all={all} />}
    </section>
  );
}

type Heads = { readonly left: string; readonly right: string };
type Pair = { readonly left: string; readonly right: string; readonly all: readonly ModelSummary[] };

function Cards({ left, right, all }: Pair) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = useOperation('model.card', { sha256: left });
  const second = useOperation('model.card', { sha256: right });
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const nameOf = (sha256: string) => {
    const model = all.find((each) => each.sha256 === sha256);
    return model === undefined ? sha256.slice(0, 8) : `${model.family} ${model.version}`;
  };
  const heads = { left: nameOf(left), right: nameOf(right) };
  const sections = [
    ['card.file', undefined, (card: ModelCard) => fileRows(card, t, format)],
    ['card.limits', 'card-limits', (card: ModelCard) => limitRows(card, t, format)],
    ['card.measured', 'card-measured', (card: ModelCard) => measuredRows(card.measured, t, format)],
    ['card.training', undefined, (card: ModelCard) => trainingRows(card.training, t, format)],
  ] as const;
  return (
    <Loaded query={first} height="10rem">
      {(one) => (
        <Loaded query={second} height="10rem">
          {(other) => (
            <>
              {recipes.map((recipe) => (
                <Gates key={recipe.id} recipe={recipe} left={left} right={right} heads={heads} />
              ))}
              {sections.map(([title, figure, rows]) => (
                <PairTable
                  key={title}
                  caption={t(title)}
                  figure={figure}
                  {...{ heads }}
                  left={rows(one)}
                  right={rows(other)}
                />
              ))}
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

type GatesProps = {
  readonly recipe: Recipe;
  readonly left: string;
  readonly right: string;
  readonly heads: Heads;
};

function Gates({ recipe: { id: recipeId, name }, left, right, heads }: GatesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = useOperation('gate.report', { recipeId, sha256: left }).data ?? null;
  const second = useOperation('gate.report', { recipeId, sha256: right }).data ?? null;
  const rows = (report: typeof first) => (report === null ? [] : gateRows(report, t, format));
  const isSameSet = first === null || second === null || first.stamp === second.stamp;
  return (
    <>
      <PairTable
        caption={t('card.gate-of', { recipe: name })}
        figure="gate"
        heads={heads}
        left={rows(first)}
        right={rows(second)}
      />
      {!isSameSet && <p className={styles.remark}>{t('card.other-set')}</p>}
    </>
  );
}

type TableProps = {
  readonly caption: string;
  /** The figure whose definition the ⓘ opens. */
  readonly figure: FigureId | undefined;
  readonly heads: Heads;
  readonly left: readonly CardRow[];
  readonly right: readonly CardRow[];
};

/** The facts of both, row by row; differences stand out. */
function PairTable({ caption, figure, heads, left, right }: TableProps) {
  const { t } = useTranslation();
  const ids = [...new Set([...left, ...right].map(({ id }) => id))];
  if (ids.length === 0) return null;
  return (
    <table className={`${styles.table} ${two.pair}`}>
      <caption>
        {caption} {figure !== undefined && <FigureInfo figure={figure} />}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('gate.what')}</th>
          <th scope="col">{heads.left}</th>
          <th scope="col">{heads.right}</th>
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => {
          const [one, other] = [left, right].map((rows) => rows.find((row) => row.id === id));
          return (
            <tr key={id} className={one && other && one.value !== other.value ? two.differs : undefined}>
              <th scope="row">{(one ?? other)?.label}</th>
              <td>{one?.value ?? '—'}</td>
              <td>{other?.value ?? '—'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
