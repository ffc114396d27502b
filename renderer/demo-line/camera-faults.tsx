import { useTranslation } from 'react-i18next';
import { lineFaultKindSchema, type SimulatorSettings } from '../../preload/contract/station/simulator.ts';
import { FormGroup } from '../settings/form-page.tsx';
import { withFault } from './change-line.ts';
import { ToggleButtons } from './toggle-buttons.tsx';

type Props = { readonly settings: SimulatorSettings; readonly onChange: (settings: SimulatorSettings) => void };

/** Problems of the camera and its files, which the station has to survive. */
export function CameraFaults({ settings, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t('demo-line.faults')} hint={t('demo-line.faults-hint')}>
      <ToggleButtons
        values={lineFaultKindSchema.options}
        isOn={(kind) => settings.faults.some((fault) => fault.kind === kind)}
        show={(kind) => t(`demo-line.fault-${kind}`)}
        onToggle={(kind, isOn) => onChange(withFault(settings, kind, isOn))}
      />
    </FormGroup>
  );
}
