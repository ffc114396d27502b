import type { supervisor as english } from '../en/supervisor.ts';
import type { Translation } from '../resources.ts';

export const supervisor = {
  supervisor: {
    section: {
      quality: 'Calidad',
      automation: 'Automatización',
      station: 'Estación',
      'input-output': 'Entrada y salida',
    },
    before: 'antes: {{figure}}',
    'show-parts': 'Ver piezas',
    'show-table': 'Ver la tabla',
    'show-chart': 'Ver el gráfico',
    save: 'Guardar lo que se ve',
    'save-picture': 'Como imagen (PNG)',
    'save-table': 'Como tabla (CSV)',
    'save-title': 'Guardar lo que se ve',
    saved: 'Guardado como {{path}}.',
    filter: {
      name: 'De qué tratan los gráficos',
      period: 'Tiempo',
      shift: 'Turno',
      day: 'Hoy',
      week: '7 días',
      custom: 'Desde – hasta',
      from: 'Desde',
      until: 'Hasta',
      span: '{{from}} – {{until}}',
      before: 'comparado con {{span}}',
      compare: 'Comparar con lo anterior',
      lane: 'Carril',
      lot: 'Lote',
      recipe: 'Receta',
      model: 'Modelo',
      'every-lane': 'Todos los carriles',
      'every-lot': 'Todos los lotes',
      'every-recipe': 'Todas las recetas',
      'every-model': 'Todos los modelos',
    },
  },
} as const satisfies Translation<typeof english>;
