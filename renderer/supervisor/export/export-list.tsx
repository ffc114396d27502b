import { ActionIcon, Table } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { makerName } from '../../ui/words/maker.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './export.module.css';

/** Earlier exports, by whom and where to. */
export function ExportList() {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useOperation('transfer.list', {});
  const open = useToldCommand('desktop.open-export');
  return (
    <section className={styles.list}>
      <h2 className={styles.heading}>{t('transfer.earlier')}</h2>
      <Loaded query={list} height="6rem">
        {(exports) =>
          exports.length === 0 ? (
            <p className={styles.said}>{t('transfer.earlier-none')}</p>
          ) : (
            <Table.ScrollContainer minWidth={640}>
              <Table verticalSpacing="0.2rem" aria-label={t('transfer.earlier')}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('transfer.when')}</Table.Th>
                    <Table.Th>{t('transfer.kind')}</Table.Th>
                    <Table.Th>{t('transfer.who')}</Table.Th>
                    <Table.Th className={styles.number}>{t('transfer.amount')}</Table.Th>
                    <Table.Th className={styles.number}>{t('transfer.size')}</Table.Th>
                    <Table.Th colSpan={2}>{t('transfer.place')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {exports.map(({ id, kind, path, madeBy, madeAt, count, bytes }) => (
                    <Table.Tr key={id}>
                      <Table.Td className={styles.whole}>{format.dayTime(madeAt)}</Table.Td>
                      <Table.Td className={styles.whole}>{t(`transfer.${kind}`)}</Table.Td>
                      <Table.Td>{makerName(madeBy, t)}</Table.Td>
                      <Table.Td className={styles.number}>{format.count(count)}</Table.Td>
                      <Table.Td className={styles.number}>{format.bytes(bytes)}</Table.Td>
                      <Table.Td className={styles.path}>{path}</Table.Td>
                      <Table.Td>
                        <ActionIcon
                          variant="subtle"
                          aria-label={`${t('transfer.open')}: ${path}`}
                          onClick={() => open.mutate({ id })}
                        >
                          <IconFolderOpen size="1.2rem" />
                        </ActionIcon>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
    </section>
  );
}
