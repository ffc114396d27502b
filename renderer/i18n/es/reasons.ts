import type { reasons as english } from '../en/reasons.ts';
import type { Translation } from '../resources.ts';

export const reasons = {
  'all-clear': 'Ningún defecto encontrado.',
  defect: '{{className}} {{score}}, falla desde {{rejectAt}}',
  unsure: '{{className}} {{score}}, dudosa entre {{clearBelow}} y {{rejectAt}}',
  'model-unproven':
    'Nadie ha visto aún que este modelo encuentre algo. Mire bien; aceptar una de estas piezas dice que no hay nada que encontrar, y las siguientes podrán pasar.',
  'model-quiet':
    'Nada marcado en {{parts}} piezas seguidas, cosa rara en este modelo. Mire bien; aceptar la pieza dice que es correcto.',
  'model-frozen': 'Los mismos recuadros en {{parts}} imágenes distintas seguidas: el modelo ya no mira.',
  'boxes-cut': 'Más de {{told}} recuadros: los que se muestran no son todos.',
  'model-silent': 'En este grado de automatización decide una persona.',
} as const satisfies Translation<typeof english>;
