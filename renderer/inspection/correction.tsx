import { Button, MultiSelect, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../preload/contract/parts/inspection.ts';
import { correctionSchema } from '../../preload/contract/parts/review.ts';
import { answerClasses, recipeOf } from '../review/answer/answer-classes.ts';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { useCommand, useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import styles from './story.module.css';
import { ToldLine } from './told-line.tsx';

/** The line may be told something while the form is open. */
const LOOK_EVERY_MS = 2_000;
const ALWAYS = ['accept', 'reject', 'inconclusive'] as const;

/** A decision changed after the fact, with its reason: for those who answer for the figures. The old one stays on record. */
export function CorrectionSection({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation();
  const { role, person } = useSession();
  const [isOpen, open] = useState(false);
  const mayCorrect = role === 'supervisor' || role === 'engineer';
  // Every correction names who made it.
  if (!mayCorrect || person === null || inspection.isWaiting || inspection.isBrought) return null;
  return (
    <section>
      {isOpen ? (
        <CorrectionForm inspection={inspection} onDone={() => open(false)} />
      ) : (
        <Button variant="default" onClick={() => open(true)}>
          {t('correction.open')}
        </Button>
      )}
    </section>
  );
}

function CorrectionForm({ inspection, onDone }: { readonly inspection: Inspection; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const recipe = recipeOf(useOperation('recipe.list', {}).data ?? [], inspection);
  const models = useOperation('model.list', {}).data ?? [];
  const standing = inspection.dispositions.at(-1);
  const kinds = [...ALWAYS, ...(recipe?.body.extraDispositions ?? [])];
  const [kind, setKind] = useState<(typeof kinds)[number] | null>(null);
  const [classNames, setClassNames] = useState<string[]>(standing?.classNames ?? []);
  const [comment, setComment] = useState('');
  const correct = useCommand('review.correct', ['inspection.read', 'history.search', 'review.told']);
  const told = useOperation('review.told', { inspectionId: inspection.id }, { everyMs: LOOK_EVERY_MS });
  const isGood = kind === 'accept';
  const correction = correctionSchema.safeParse({
    inspectionId: inspection.id,
    kind,
    classNames: isGood ? [] : classNames,
    // The boxes of the answer that is corrected stand, unless the part is good: then nothing is to be shown.
    boxes: isGood ? [] : (standing?.boxes ?? []),
    comment,
    knowing: told.data?.message ?? null,
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (correction.success)
          correct.mutate(correction.data, { onSuccess: onDone, onError: () => void told.refetch() });
      }}
    >
      <h2>{t('correction.title')}</h2>
      {told.data !== undefined && <ToldLine told={told.data} kind={kind} />}
      <Select
        label={t('correction.kind')}
        data={kinds.map((one) => ({ value: one, label: t(`disposition.${one}`) }))}
        value={kind}
        onChange={(value) => setKind(kinds.find((one) => one === value) ?? null)}
      />
      {!isGood && (
        <MultiSelect
          label={t('correction.classes')}
          data={[...new Set([...answerClasses(recipe, models), ...classNames])]}
          value={classNames}
          onChange={setClassNames}
        />
      )}
      <Textarea
        label={t('correction.why')}
        description={t('correction.why-hint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={comment}
        onChange={({ currentTarget }) => setComment(currentTarget.value)}
      />
      {correct.isError && <FaultNotice error={correct.error} />}
      <div className={styles.buttons}>
        <Button type="submit" disabled={!correction.success || told.data === undefined} loading={correct.isPending}>
          {t('correction.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
