import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../preload/contract/people/book.ts';
import styles from './book.module.css';
import { bookAddress } from './book-pictures.ts';
import { MarkedPicture } from './marked-picture.tsx';

type Props = {
  readonly pictures: Book['pictures'];
  /** The actions for each picture. */
  readonly actionOf?: (picture: Book['pictures'][number]) => ReactNode;
};

/** Example pictures, each with what it is an example of. */
export function BookSamples({ pictures, actionOf }: Props) {
  const { t } = useTranslation();
  if (pictures.length === 0) return null;
  return (
    <ul className={styles.samples}>
      {pictures.map((picture) => {
        const { id, role, caption, width, height, boxes } = picture;
        return (
          <li key={id} className={styles.sample}>
            <MarkedPicture
              address={bookAddress(id)}
              width={width}
              height={height}
              boxes={boxes}
              alt={`${t(`book.role.${role}`)} ${caption}`}
            />
            <span className={styles.role}>{t(`book.role.${role}`)}</span>
            {caption !== '' && <span>{caption}</span>}
            {actionOf?.(picture)}
          </li>
        );
      })}
    </ul>
  );
}
