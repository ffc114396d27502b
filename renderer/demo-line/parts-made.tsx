import { useTranslation } from 'react-i18next';
import type { PartMix, SimulatorSettings } from '../../preload/contract/station/simulator.ts';
import { FormGroup } from '../settings/form-page.tsx';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './demo-line.module.css';
import { SettledSlider } from './settled-slider.tsx';

const MIX = [
  'defectRate',
  'toleratedRate',
  'furtherDefect',
  'borderline',
] as const satisfies readonly (keyof PartMix)[];

type Props = { readonly settings: SimulatorSettings; readonly onChange: (settings: SimulatorSettings) => void };

/** How many of the parts are bad, and how hard that is to see. */
export function PartsMade({ settings, onChange }: Props) {
  const { t } = useTranslation();
  const { percent } = useFormat();
  return (
    <FormGroup title={t('demo-line.parts')}>
      <div className={styles.sliders}>
        {MIX.map((name) => (
          <SettledSlider
            key={name}
            label={t(`demo-line.parts-${name}`)}
            min={0}
            max={1}
            step={0.01}
            value={settings.parts[name]}
            show={percent}
            onSettled={(share) => onChange({ ...settings, parts: { ...settings.parts, [name]: share } })}
          />
        ))}
      </div>
    </FormGroup>
  );
}
