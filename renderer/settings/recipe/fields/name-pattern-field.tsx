import { Button, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_NAME_PATTERN } from '../../../../preload/contract/station/recipe.ts';
import { FaultNotice } from '../../../ui/controls/fault-notice.tsx';
import { recentParts } from '../../../ui/engine/use-live-events.ts';
import { useOperation } from '../../../ui/engine/use-operation.ts';
import { FormGroup } from '../../form-page.tsx';
import { NamesRead } from './names-read.tsx';
import { namesOf, sampleNames } from './sample-names.ts';

const TRY_AFTER_MS = 300;

type Props = { readonly pattern: string; readonly onChange: (pattern: string) => void };

/** How serial, lot and lane are read from a file name, tried at once on names of this line. */
export function NamePatternField({ pattern, onChange }: Props) {
  const { t } = useTranslation();
  const recent = useOperation(...recentParts).data ?? [];
  const [typed, setTyped] = useState<string | null>(null);
  const names = typed ?? sampleNames(recent.map((part) => part.fileName)).join('\n');
  const [triedPattern] = useDebouncedValue(pattern, TRY_AFTER_MS);
  const [triedNames] = useDebouncedValue(names, TRY_AFTER_MS);
  const reading = useOperation('recipe.try-name-pattern', {
    pattern: triedPattern,
    names: namesOf(triedNames),
  });
  return (
    <FormGroup title={t('recipe.pattern')} hint={t('recipe.pattern-hint')}>
      <TextInput
        label={t('recipe.pattern-field')}
        maxLength={500}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={pattern}
        onChange={(event) => onChange(event.currentTarget.value)}
        rightSectionWidth="auto"
        rightSection={
          pattern !== DEFAULT_NAME_PATTERN && (
            <Button variant="subtle" onClick={() => onChange(DEFAULT_NAME_PATTERN)}>
              {t('recipe.pattern-default')}
            </Button>
          )
        }
      />
      {reading.isError && <FaultNotice error={reading.error} />}
      <Textarea
        label={t('recipe.pattern-names')}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        value={names}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {reading.data !== undefined && <NamesRead names={reading.data} />}
    </FormGroup>
  );
}
