import { CloseButton } from '@mantine/core';
import { IconPhotoCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { bookAddress, goodPart } from '../../book/book-pictures.ts';
import { DefectBook } from '../../book/defect-book.tsx';
import { MarkedPicture } from '../../book/marked-picture.tsx';
import { Empty } from '../../ui/controls/empty.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import styles from './side-pane.module.css';

/** What is open beside the item. */
export type Side = 'book' | 'good';

type Props = {
  readonly side: Side;
  readonly recipeId: RecipeId;
  readonly classes: readonly string[];
  readonly onClose: () => void;
};

/** The defect book or the good reference part, beside the item and never over it. */
export function SidePane({ side, recipeId, classes, onClose }: Props) {
  const { t } = useTranslation();
  const book = useOperation('book.read', { recipeId });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <aside className={styles.pane} aria-label={t(`keys.review-${side}`)} tabIndex={0}>
      <header className={styles.header}>
        <h2 className={styles.title}>{t(`keys.review-${side}`)}</h2>
        <CloseButton aria-label={t('common.close')} onMouseDown={(event) => event.preventDefault()} onClick={onClose} />
      </header>
      <Loaded query={book} height="12rem">
        {(read) => {
          if (side === 'book') return <DefectBook book={read} classes={classes} />;
          const good = goodPart(read);
          return good === null ? (
            <Empty Icon={IconPhotoCheck} title={t('book.no-good')}>
              {t('book.no-good-text')}
            </Empty>
          ) : (
            <>
              <MarkedPicture {...good} address={bookAddress(good.id)} boxes={[]} alt={t('book.role.good')} />
              {good.caption !== '' && <p>{good.caption}</p>}
            </>
          );
        }}
      </Loaded>
    </aside>
  );
}
