import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '../../preload/contract/parts/history.ts';
import { laneIdSchema } from '../../preload/contract/values/units.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { KeyHint } from '../ui/keyboard/key-hint.tsx';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import type { FilterProps } from './filter-props.ts';
import styles from './history.module.css';
import { EVERYTHING, searchOfHistory } from './history-search.ts';
import { MoreFilters } from './more-filters.tsx';

const TYPED_AFTER_MS = 250;
const SIGNALS = ['PASS', 'FAIL', 'HOLD', 'ERROR'] as const;

/** The search: the usual fields in one row, the rest on demand. */
export function FilterFields({
  filter,
  change,
  show,
}: FilterProps & { readonly show: (filter: HistoryFilter) => void }) {
  const { t } = useTranslation();
  const lanes = useOperation('lane.list', {}).data ?? [];
  const [isOpen, open] = useState(hasMore(filter));
  return (
    <>
      <div className={styles.fields}>
        <SerialField serial={filter.serial} onChange={(serial) => change({ serial })} />
        <Typed label={t('history.lot')} value={filter.lot} onChange={(lot) => change({ lot })} />
        <Select
          aria-label={t('history.lane')}
          placeholder={t('history.lane')}
          clearable
          value={filter.laneId === null ? null : String(filter.laneId)}
          onChange={(id) => change({ laneId: id === null ? null : laneIdSchema.parse(Number(id)) })}
          data={lanes.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <Select
          aria-label={t('history.signal')}
          placeholder={t('history.signal')}
          clearable
          value={filter.signal}
          onChange={(value) => change({ signal: SIGNALS.find((signal) => signal === value) ?? null })}
          data={SIGNALS.map((signal) => ({ value: signal, label: t(`verdict.${signal}`) }))}
        />
        <Button
          variant={isOpen ? 'light' : 'default'}
          leftSection={<IconAdjustmentsHorizontal size="1.1rem" aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => open((wasOpen) => !wasOpen)}
        >
          {t('history.more')}
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconX size="1.1rem" aria-hidden />}
          disabled={searchOfHistory(filter) === ''}
          onClick={() => show(EVERYTHING)}
        >
          {t('history.clear')}
        </Button>
      </div>
      {isOpen && <MoreFilters filter={filter} change={change} />}
    </>
  );
}

const USUAL: ReadonlySet<string> = new Set(['until', 'serial', 'lot', 'laneId', 'signal']);

/** Whether a filter is set that the first row does not show. */
function hasMore(filter: HistoryFilter): boolean {
  return Object.entries(filter).some(([name, value]) => value !== null && !USUAL.has(name));
}

function SerialField({
  serial,
  onChange,
}: {
  readonly serial: string | null;
  readonly onChange: (serial: string | null) => void;
}) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ 'history-serial': () => field.current?.focus() });
  return (
    <Typed
      label={t('history.serial')}
      value={serial}
      onChange={onChange}
      field={field}
      leftSection={<IconSearch size="1.1rem" aria-hidden />}
      rightSection={<KeyHint id="history-serial" />}
    />
  );
}

type TypedProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly field?: { readonly current: HTMLInputElement | null };
  readonly leftSection?: React.ReactNode;
  readonly rightSection?: React.ReactNode;
};

/** A text that is searched once typing stops. */
function Typed({ label, value, onChange, field, ...sections }: TypedProps) {
  const [typed, setTyped] = useState(value ?? '');
  const search = useDebouncedCallback(
    (text: string) => onChange(text.trim() === '' ? null : text.trim()),
    TYPED_AFTER_MS,
  );
  // When cleared or set from elsewhere, the field follows.
  useEffect(() => setTyped((now) => (now.trim() === (value ?? '') ? now : (value ?? ''))), [value]);
  return (
    <TextInput
      {...(field !== undefined && { ref: field as React.RefObject<HTMLInputElement> })}
      {...sections}
      aria-label={label}
      placeholder={label}
      maxLength={200}
      // Leaves the field, so that the keys of the list work again.
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape') currentTarget.blur();
      }}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        search(currentTarget.value);
      }}
    />
  );
}
