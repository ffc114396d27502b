import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../preload/contract/operations/operations.ts';
import styles from '../recipe.module.css';

/** Serial, lot and lane read from each file name. */
export function NamesRead({ names }: { readonly names: Output<'recipe.try-name-pattern'> }) {
  const { t } = useTranslation();
  return (
    <table className={styles.names}>
      <thead>
        <tr>
          <th scope="col">{t('recipe.file-name')}</th>
          <th scope="col">{t('recipe.serial')}</th>
          <th scope="col">{t('recipe.lot')}</th>
          <th scope="col">{t('recipe.lane')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map(({ name, serial, lot, namedLane }) => (
          <tr key={name}>
            <td>{name}</td>
            <td>{serial ?? '—'}</td>
            <td>{lot ?? '—'}</td>
            <td>{namedLane ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
