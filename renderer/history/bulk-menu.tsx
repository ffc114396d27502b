import { Button, Group, Menu, Modal } from '@mantine/core';
import { IconBriefcase, IconChevronDown, IconDownload, IconMedal, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { COUNTED_AT_MOST, type HistoryCount, type HistoryFilter } from '../../preload/contract/parts/history.ts';
import type { Role } from '../../preload/contract/people/person.ts';
import { useFormat } from '../ui/words/use-format.ts';
import { caseLink } from './case-link.ts';
import { type BulkOrder, useBulkOrders } from './use-bulk-orders.ts';
import type { Chosen } from './use-chosen-parts.ts';

/** More parts than this are not ordered at once: nobody would look at them. */
const MOST_ORDERED = 2_000;

type Props = {
  readonly filter: HistoryFilter;
  readonly chosen: Chosen;
  readonly role: Role;
  readonly found: HistoryCount | null;
};

/** What can be done with the chosen parts, or with all that were found if none are chosen. */
export function BulkMenu({ filter, chosen, role, found }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, navigate] = useLocation();
  const [wish, setWish] = useState<BulkOrder | null>(null);
  const orders = useBulkOrders(filter, chosen);
  const isKnown = found !== null && found.stoppedBy === null;
  const count = chosen.parts.size > 0 ? chosen.parts.size : (found?.parts ?? 0);
  const mayOrder = chosen.parts.size > 0 || (isKnown && count <= MOST_ORDERED);
  const mayExport = chosen.parts.size > 0 || isKnown || found?.stoppedBy === 'limit';
  const words = { count, formatted: format.count(count) };
  const golden = { Icon: IconMedal, label: t('history.to-golden'), isOff: !mayOrder, onClick: () => setWish('golden') };
  const save = t('history.save', { most: format.count(COUNTED_AT_MOST) });
  const openCase = () => navigate(caseLink(filter, [...chosen.parts.values()]));
  const items = [
    { Icon: IconUserQuestion, label: t('history.send'), isOff: !mayOrder, onClick: () => setWish('review') },
    ...(role === 'engineer' ? [golden] : []),
    { Icon: IconDownload, label: save, isOff: !mayExport, onClick: orders.save },
    { Icon: IconBriefcase, label: t('history.open-case'), isOff: false, onClick: openCase },
  ];
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="sm" loading={orders.isBusy} rightSection={<IconChevronDown size="1.1rem" />}>
            {chosen.parts.size > 0 ? t('history.with-chosen', words) : t('history.with-all')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!mayOrder && <Menu.Label>{t('history.too-many', { most: format.count(MOST_ORDERED) })}</Menu.Label>}
          {items.map(({ Icon, label, isOff, onClick }) => (
            <Menu.Item
              key={label}
              mih="var(--touch)"
              leftSection={<Icon size="1.1rem" aria-hidden />}
              disabled={isOff}
              onClick={onClick}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Sure
        wish={wish}
        words={words}
        onSure={() => {
          if (wish !== null) orders.order(wish);
          setWish(null);
        }}
        onClose={() => setWish(null)}
      />
    </>
  );
}

type SureProps = {
  readonly wish: BulkOrder | null;
  readonly words: { readonly count: number; readonly formatted: string };
  readonly onSure: () => void;
  readonly onClose: () => void;
};

/** What is about to happen to how many parts, before it does. */
function Sure({ wish, words, onSure, onClose }: SureProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={wish !== null}
      onClose={onClose}
      title={wish && t(`history.sure-${wish}`, words)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      centered
      lockScroll={false}
    >
      {wish && <p>{t(`history.sure-${wish}-text`)}</p>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button data-autofocus onClick={onSure}>
          {t('history.do-it')}
        </Button>
      </Group>
    </Modal>
  );
}
