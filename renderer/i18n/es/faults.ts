import type { faults as english } from '../en/faults.ts';
import type { Translation } from '../resources.ts';
import { reasons } from './reasons.ts';

export const faults = {
  reason: reasons,
  'fault-place': {
    lane: 'carril {{name}}',
    model: 'modelo {{name}}',
    challenger: 'aspirante {{name}}',
    shot: 'imagen {{name}}',
    record: 'registro {{name}}',
    vision: 'procesos de visión',
    'line output': 'salida a línea',
    'simulated line': 'línea simulada',
    holds: 'retenciones',
    samples: 'cifras de la estación',
    previews: 'miniaturas',
    shadow: 'modelos en sombra',
    clock: 'reloj',
  },
} as const satisfies Translation<typeof english>;
