import { Button, Checkbox, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type CasePart, casePartFilterSchema } from '../../../preload/contract/parts/containment.ts';
import { type LineState, signalSchema } from '../../../preload/contract/parts/signal.ts';
import { dispositionKindSchema } from '../../../preload/contract/station/recipe.ts';
import type { CaseId, InspectionId } from '../../../preload/contract/values/units.ts';
import { Thumbnail } from '../../picture/thumbnail.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './cases.module.css';

const PAGE = 60;

type Props = {
  readonly id: CaseId;
  readonly isOpen: boolean;
  /** Only these; empty: those without a lot; null: every lot. */
  readonly lot: string | null;
  readonly onLot: (lot: null) => void;
  readonly chosen: readonly InspectionId[];
  readonly onChoose: (chosen: readonly InspectionId[]) => void;
};

/** The parts of a case with their pictures, page by page. */
export function CaseParts({ id, isOpen, lot, onLot, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [show, setShow] = useState(casePartFilterSchema.enum.all as ReturnType<typeof casePartFilterSchema.parse>);
  const [after, goAfter] = useState<InspectionId | null>(null);
  const page = useOperation('case.parts', { id, show, lot, after, limit: PAGE }, { isKept: true });
  const toggle = (part: InspectionId) =>
    onChoose(chosen.includes(part) ? chosen.filter((one) => one !== part) : [...chosen, part]);
  return (
    <section aria-label={t('case.parts')}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t('case.parts')}</h2>
        {lot !== null && <LotShown lot={lot} onEvery={() => onLot(null)} />}
        {chosen.length > 0 && <span>{t('case.chosen', { number: format.count(chosen.length) })}</span>}
        <Select
          aria-label={t('case.parts')}
          data={casePartFilterSchema.options.map((value) => ({ value, label: t(`case.show.${value}`) }))}
          value={show}
          allowDeselect={false}
          onChange={(value) => {
            setShow(casePartFilterSchema.parse(value));
            goAfter(null);
          }}
        />
      </div>
      <Loaded query={page} height="12rem">
        {({ parts, next }) => (
          <>
            {parts.length === 0 && <p className={styles.dim}>{t('case.no-parts')}</p>}
            <ul className={styles.parts}>
              {parts.map((one) => (
                <PartTile
                  key={one.part.id}
                  one={one}
                  isChosen={chosen.includes(one.part.id)}
                  onToggle={isOpen && one.outcome !== 'recalled' ? () => toggle(one.part.id) : null}
                />
              ))}
            </ul>
            <div className={styles.pages}>
              {after !== null && (
                <Button variant="default" onClick={() => goAfter(null)}>
                  {format.count(1)}
                </Button>
              )}
              {next !== null && (
                <Button variant="default" onClick={() => goAfter(next)}>
                  {t('case.more')}
                </Button>
              )}
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}

/** To which lot the list is narrowed; a press shows every lot again. */
function LotShown({ lot, onEvery }: { readonly lot: string; readonly onEvery: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" rightSection={<IconX size="1rem" aria-hidden />} onClick={onEvery}>
      {t('case.lot-shown', { lot: lot === '' ? t('case.no-lot') : lot })}
    </Button>
  );
}

type TileProps = { readonly one: CasePart; readonly isChosen: boolean; readonly onToggle: (() => void) | null };

function PartTile({ one, isChosen, onToggle }: TileProps) {
  const { t } = useTranslation();
  const { part, told, lookVerdict, look, outcome, recall } = one;
  const name = part.serial ?? part.fileName;
  const facts = [
    t('case.told', { state: toldWords(told, t) }),
    lookVerdict === null
      ? look === 'none'
        ? t('case.show.none')
        : null
      : t('case.would-be', { verdict: t(`history.verdict-${lookVerdict}`) }),
    outcome === null ? t('case.is-open') : t(`case.outcome.${outcome}`),
    recall === null ? null : t('case.message', { number: recall.number }),
  ];
  return (
    <li className={styles.part} data-look={look ?? ''}>
      <Link href={`/inspection/${part.id}`} className={styles.pictureLink} aria-label={name}>
        <Thumbnail id={part.id} className={styles.thumbnail} />
      </Link>
      {onToggle === null ? (
        <strong className={styles.name}>{name}</strong>
      ) : (
        <Checkbox
          className={styles.name}
          label={name}
          aria-label={t('case.choose', { name })}
          checked={isChosen}
          onChange={onToggle}
        />
      )}
      <span className={styles.dim}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </li>
  );
}

function toldWords(told: LineState, t: TFunction): string {
  if (told === 'RECALL') return told;
  return signalSchema.options.some((signal) => signal === told)
    ? t(`verdict.${signalSchema.parse(told)}`)
    : t(`disposition.${dispositionKindSchema.parse(told)}`);
}
