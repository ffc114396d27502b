import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Inspection } from '../../preload/contract/parts/inspection.ts';
import { partInRolloutWords } from '../models/rollout/rollout-words.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './story.module.css';

/** What this verdict is based on: recipe, model, file, and their hashes. */
export function Provenance({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isLeader = useSession().role !== 'operator';
  const { optics, modelName, modelSha256, rollout } = inspection;
  const facts = [
    ['recipe', t('shell.recipe-version', { name: inspection.recipeName, version: inspection.recipeVersion })],
    ['automation', t(`automation.${inspection.automationLevel}.name`)],
    ['model', modelName ?? '—'],
    ['file', inspection.fileName],
    ...(inspection.namedLane === null ? [] : [['named-lane', inspection.namedLane] as const]),
    [
      'size',
      inspection.isReadable
        ? t('inspection.pixels', {
            width: inspection.width,
            height: inspection.height,
            bytes: format.megabytes(inspection.sizeBytes),
          })
        : format.megabytes(inspection.sizeBytes),
    ],
    ['captured', format.moment(inspection.capturedAt)],
    ['admitted', format.moment(inspection.admittedAt)],
    ['brightness', optics === null ? '—' : format.rate(optics.brightness)],
    ['contrast', optics === null ? '—' : format.rate(optics.contrast)],
    ['sharpness', optics === null ? '—' : format.rate(optics.sharpness)],
  ] as const;
  return (
    <section>
      <h2>{t('inspection.provenance')}</h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={t(`inspection.${name}`)} value={value} />
        ))}
        {rollout !== null && (
          <>
            <dt>{t('inspection.rollout')}</dt>
            <dd>
              {partInRolloutWords(rollout, t, format)}
              {isLeader && (
                <>
                  {' '}
                  <Link href={`/models/rollout?id=${rollout.rolloutId}`}>{t('rollout.look')}</Link>
                </>
              )}
            </dd>
          </>
        )}
        <Fact name={t('inspection.image-hash')} value={inspection.imageSha256 ?? '—'} isCode />
        <Fact name={t('inspection.model-hash')} value={modelSha256 ?? '—'} isCode />
      </dl>
    </section>
  );
}

function Fact({
  name,
  value,
  isCode = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly isCode?: boolean;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={isCode ? styles.code : undefined}>{value}</dd>
    </>
  );
}
