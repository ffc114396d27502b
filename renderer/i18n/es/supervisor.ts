import type { supervisor as english } from '../en/supervisor.ts';
import type { Translation } from '../resources.ts';

export const supervisor = {
  supervisor: {
    section: { quality: 'Calidad', export: 'Exportar' },
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
