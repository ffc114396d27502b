import type { reasons as english } from '../en/reasons.ts';
import type { Translation } from '../resources.ts';

export const reasons = {
  'all-clear': 'Ningún defecto encontrado.',
  defect: '{{className}} {{score}}, falla desde {{rejectAt}}',
  unsure: '{{className}} {{score}}, dudosa entre {{clearBelow}} y {{rejectAt}}',
  'model-unproven':
    'Todavía no se ha visto que este modelo encuentre algo. Mire con atención: aceptar una de estas piezas confirma que no hay nada que encontrar, y las siguientes podrán pasar.',
  'model-quiet':
    'Nada marcado en {{parts}} piezas seguidas, algo raro en este modelo. Mire con atención: aceptar la pieza confirma que es correcto.',
  'model-frozen':
    'Recuadros idénticos en {{parts}} imágenes distintas seguidas: el modelo ya no reacciona a lo que se le muestra.',
  'boxes-cut': 'Más de {{told}} recuadros: no se muestran todos.',
  'model-silent': 'En este nivel de automatización decide una persona.',
} as const satisfies Translation<typeof english>;
