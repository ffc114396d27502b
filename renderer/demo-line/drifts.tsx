import { useTranslation } from 'react-i18next';
import { driftKindSchema, type SimulatorSettings } from '../../preload/contract/station/simulator.ts';
import { FormGroup } from '../settings/form-page.tsx';
import { withDrift } from './change-line.ts';
import { ToggleButtons } from './toggle-buttons.tsx';

type Props = { readonly settings: SimulatorSettings; readonly onChange: (settings: SimulatorSettings) => void };

/** Slow and sudden changes at the camera, and in what is right. */
export function Drifts({ settings, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t('demo-line.drifts')} hint={t('demo-line.drifts-hint')}>
      <ToggleButtons
        values={driftKindSchema.options}
        isOn={(kind) => settings.drifts.some((drift) => drift.kind === kind)}
        show={(kind) => t(`demo-line.drift-${kind}`)}
        onToggle={(kind, isOn) => onChange(withDrift(settings, kind, isOn))}
      />
    </FormGroup>
  );
}
