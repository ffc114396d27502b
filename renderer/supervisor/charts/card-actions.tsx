import { ActionIcon, Menu } from '@mantine/core';
import { IconChartLine, IconDownload, IconTable } from '@tabler/icons-react';
import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { wallClock } from '../../ui/words/wall-clock.ts';
import styles from './chart-card.module.css';
import { type ChartTable, csvOf } from './chart-table.ts';

/** The way to parts in the history, and how they relate to the figure: the figure need not count exactly these. */
export type PartsLink = {
  readonly href: string;
  readonly are: 'inspected' | 'counted' | 'detected' | 'faulty' | 'disputed';
};

type Props = {
  readonly card: RefObject<HTMLElement | null>;
  readonly name: string;
  readonly table: ChartTable;
  readonly parts: PartsLink | undefined;
  readonly isTable: boolean;
  readonly onTable: () => void;
};

/** Switches between chart and table, and saves either as a file. */
export function CardActions({ card, name, table, parts, isTable, onTable }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const saveTable = useToldCommand('desktop.save-table');
  const savePicture = useToldCommand('desktop.save-picture');
  const told = {
    onSuccess: (saved: { readonly path: string } | null) =>
      saved !== null && toasts.done(t('supervisor.saved', { path: saved.path })),
  };
  const title = t('supervisor.save-title');
  const fileName = (extension: string) => `lupa-${name}-${wallClock(Date.now()).slice(0, 10)}.${extension}`;
  const isPictureWanted = useRef(false);
  // Only after the menu, which covers the card, is gone.
  const takePicture = () => {
    if (!isPictureWanted.current) return;
    isPictureWanted.current = false;
    void savedLook(card.current).then(({ area, undo }) =>
      savePicture.mutate({ title, fileName: fileName('png'), area }, { ...told, onSettled: undo }),
    );
  };
  const toggleLabel = t(isTable ? 'supervisor.show-chart' : 'supervisor.show-table');
  return (
    <div className={styles.actions}>
      {parts !== undefined && (
        <Link href={parts.href} className={styles.parts} title={t(`supervisor.parts-are.${parts.are}`)}>
          {t('supervisor.show-parts')}
        </Link>
      )}
      <ActionIcon variant="subtle" color="gray" onClick={onTable} aria-label={toggleLabel} title={toggleLabel}>
        {isTable ? <IconChartLine stroke={1.6} /> : <IconTable stroke={1.6} />}
      </ActionIcon>
      <Menu position="bottom-end" onExitTransitionEnd={takePicture}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('supervisor.save')} title={t('supervisor.save')}>
            <IconDownload stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            mih="var(--touch)"
            onClick={() => {
              isPictureWanted.current = true;
            }}
          >
            {t('supervisor.save-picture')}
          </Menu.Item>
          <Menu.Item
            mih="var(--touch)"
            onClick={() => saveTable.mutate({ title, fileName: fileName('csv'), csv: csvOf(table) }, told)}
          >
            {t('supervisor.save-table')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** The card's place in the window, once it is fully painted there as an image shows it: with its caption, without buttons. */
async function savedLook(card: HTMLElement | null) {
  card?.setAttribute('data-saved', 'true');
  card?.scrollIntoView({ block: 'end' });
  await nextFrame();
  await nextFrame();
  return { area: areaOf(card), undo: () => card?.removeAttribute('data-saved') };
}

function areaOf(card: HTMLElement | null) {
  const { left = 0, top = 0, width = 1, height = 1 } = card?.getBoundingClientRect() ?? {};
  return {
    x: Math.max(0, Math.floor(left)),
    y: Math.max(0, Math.floor(top)),
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
}

/** A requested frame is painted once the next one begins. */
function nextFrame(): Promise<number> {
  return new Promise(requestAnimationFrame);
}
