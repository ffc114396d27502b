import { Button, Collapse } from '@mantine/core';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../../preload/contract/model.ts';
import { ModelWarnings } from '../../model-import/model-warnings.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useCommand } from '../../ui/use-operation.ts';
import { ModelCardView } from './model-card-view.tsx';
import styles from './models.module.css';

/** One registered model; its card opens below it. */
export function ModelItem({ model, usedBy }: { readonly model: ModelSummary; readonly usedBy: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const toasts = useToasts();
  const [isOpen, setOpen] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const remove = useCommand('model.remove', ['model.list']);
  const name = `${model.family} ${model.version}`;
  const removeLater = () => {
    setLeaving(true);
    const stay = () => setLeaving(false);
    // By its promise: the answer has to be heard even when the page is no longer there.
    const act = () => void remove.mutateAsync({ sha256: model.sha256 }).catch(toasts.fault).finally(stay);
    toasts.undoable(t('model.removing', { name }), act, stay);
  };
  if (isLeaving) return null;
  return (
    <article className={styles.model}>
      <div className={styles.head}>
        <div className={styles.what}>
          <h3 className={styles.name} title={name}>
            {name}
          </h3>
          <p className={styles.dim}>
            {[
              model.modelFamily,
              t('model.input-size', { width: model.inputWidth, height: model.inputHeight }),
              t('model.class-count', { count: model.classes.length }),
              format.megabytes(model.sizeBytes),
              t('model.imported-at', { at: format.moment(model.importedAt) }),
            ].join(' · ')}
          </p>
          <p className={styles.dim}>
            {usedBy.length === 0 ? t('model.unused') : t('model.used-by', { recipes: format.list(usedBy) })}
          </p>
        </div>
        <Button
          variant="default"
          rightSection={<IconChevronDown size="1.1rem" />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('model.card')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconTrash size="1.1rem" />}
          disabled={usedBy.length > 0}
          onClick={removeLater}
        >
          {t('common.remove')}
        </Button>
      </div>
      <ModelWarnings warnings={model.warnings} />
      <Collapse expanded={isOpen}>{isOpen && <ModelCardView sha256={model.sha256} />}</Collapse>
    </article>
  );
}
