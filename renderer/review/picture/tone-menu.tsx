import { ActionIcon, Button, Popover, Slider } from '@mantine/core';
import { IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../ui/keyboard/keys.ts';
import { useKeyLabel, useKeySet } from '../../ui/keyboard/shortcuts.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './picture-tools.module.css';
import { type PictureLook, PLAIN } from './use-picture-look.ts';

const RANGE = { min: 0.25, max: 4, step: 0.05 } as const;

/** Brightness and contrast on screen; the image itself is unchanged. */
export function ToneMenu({ look }: { readonly look: PictureLook }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [keySet] = useKeySet();
  const keyLabel = useKeyLabel();
  const { tone, isToneOpen, openTone, changeTone } = look;
  const isToned = tone.brightness !== PLAIN.brightness || tone.contrast !== PLAIN.contrast;
  const [key] = keysOf('review-tone', keySet);
  return (
    <Popover opened={isToneOpen} onChange={openTone} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant={isToned ? 'light' : 'subtle'}
          color={isToned ? 'accent' : 'gray'}
          className={styles.tool}
          aria-label={t('keys.review-tone')}
          title={`${t('keys.review-tone')} (${keyLabel(key)})`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => openTone(!isToneOpen)}
        >
          <IconSun size="1.4rem" stroke={1.6} />
          <span className={styles.key} aria-hidden>
            {keyLabel(key)}
          </span>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.tone}>
        {(['brightness', 'contrast'] as const).map((name) => (
          <div key={name}>
            <div className={styles.toneName}>
              <span>{t(`review.${name}`)}</span>
              <span>{format.wholePercent(tone[name])}</span>
            </div>
            <Slider
              {...RANGE}
              label={null}
              size="lg"
              thumbLabel={t(`review.${name}`)}
              value={tone[name]}
              onChange={(value) => changeTone({ [name]: value })}
            />
          </div>
        ))}
        <Button variant="default" disabled={!isToned && !tone.isInverted} onClick={look.resetTone}>
          {t('review.plain-tone')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
