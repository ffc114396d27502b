import type { help as english } from '../en/help.ts';
import type { Translation } from '../resources.ts';

export const help = {
  help: {
    title: 'Ayuda',
    manual: 'Manual',
    keys: 'Atajos de teclado',
    search: 'Buscar en el manual',
    contents: 'Contenido',
    none: 'Ninguna página contiene esto.',
    print: 'Imprimir esta página',
    'print-all': 'Imprimir el manual',
  },
} as const satisfies Translation<typeof english>;
