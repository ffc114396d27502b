import {
  type DriftKind,
  type LineFault,
  type LineFaultKind,
  type SimulatorSettings,
  USUAL_DRIFTS,
  USUAL_FAULTS,
} from '../../preload/contract/station/simulator.ts';

/** The settings with one drift switched on, from the next part and with its usual strength, or off. */
export function withDrift(settings: SimulatorSettings, kind: DriftKind, isOn: boolean): SimulatorSettings {
  const others = settings.drifts.filter((drift) => drift.kind !== kind);
  return { ...settings, drifts: isOn ? [...others, { kind, ...USUAL_DRIFTS[kind], fromPart: null }] : others };
}

/** The settings with one camera fault switched on, from the next part and with its usual strength, or off. */
export function withFault(settings: SimulatorSettings, kind: LineFaultKind, isOn: boolean): SimulatorSettings {
  const others = settings.faults.filter((fault) => fault.kind !== kind);
  return { ...settings, faults: isOn ? [...others, usualFault(kind)] : others };
}

function usualFault(kind: LineFaultKind): LineFault {
  const amount = USUAL_FAULTS[kind];
  switch (kind) {
    case 'halfWritten':
    case 'corrupt':
    case 'duplicates':
      return { kind, share: amount, fromPart: null };
    case 'cameraStops':
    case 'folderVanishes':
    case 'clockJump':
      return { kind, seconds: amount, fromPart: null };
    default:
      return kind satisfies never;
  }
}
