import type { updates as english } from '../en/updates.ts';
import type { Translation } from '../resources.ts';

export const updates = {
  updates: {
    'feed-old':
      'Lo último que esta estación sabe de las actualizaciones es del {{at}}. Quizá no haya nada nuevo, quizá nadie mantenga ya el origen, o quizá alguien retenga las versiones nuevas: pregunte a quien publica sus actualizaciones.',
    title: 'Actualizaciones',
    lead: 'Lupa busca versiones nuevas solo donde usted diga, y solo instala una cuando usted pulsa el botón.',
    version: 'Versión',
    installed: 'Está instalada la versión {{version}} de Lupa.',
    off: 'La búsqueda de actualizaciones está desactivada.',
    'not-looked': 'Aún no se ha buscado. Lupa busca un minuto después de arrancar y luego cada seis horas.',
    'up-to-date': 'Comprobado el {{at}}: está al día.',
    looked: 'Comprobado el {{at}}.',
    checking: 'Buscando…',
    fetching: 'Descargando Lupa {{version}}: {{bytes}} de {{of}}',
    installing: 'Instalando Lupa {{version}}. Lupa se reinicia sola.',
    look: 'Buscar ahora',
    ready: 'Lupa {{version}} está lista',
    'ready-hint': 'Publicada el {{day}}, {{size}}. Se han verificado su firma y todos sus bytes.',
    'ready-toast': 'Lupa {{version}} está lista para instalar.',
    show: 'Ver',
    install: 'Instalar {{version}}',
    'install-question':
      'Lupa deja de inspeccionar, instala la versión {{version}} y vuelve a arrancar: cerca de un minuto sin veredictos. Los registros se copian antes de que la versión nueva los cambie.',
    'install-now': 'Parar e instalar',
    'not-now': 'Ahora no',
    'by-hand': 'Lupa no se instaló de forma que pueda actualizarse sola. Ciérrela y ejecute:',
    'by-hand-too': 'A mano, con Lupa cerrada:',
    'no-way-back':
      'El paquete de la versión instalada, {{version}}, no está ni aquí ni en el origen. Guarde el archivo con el que la instaló: sin él no se puede volver atrás.',
    previous: 'Versión anterior: Lupa {{version}}',
    'previous-hint': 'Su paquete se guarda en la carpeta de datos.',
    'go-back': 'Volver a {{version}}',
    'go-back-question':
      'Lupa deja de inspeccionar, reinstala la versión {{version}} y se reinicia. Si la versión más nueva ha cambiado los registros, la anterior no los abre: la copia de antes está en la carpeta «backups».',
    source: 'Dónde buscar',
    'source-off': 'En ningún sitio',
    'source-folder': 'Una carpeta',
    'source-address': 'Una dirección',
    folder: 'Carpeta de las actualizaciones',
    'folder-hint': 'En este equipo, una memoria USB o una carpeta de red. Contiene lupa-feed.json y los paquetes.',
    address: 'Dirección de las actualizaciones',
    'address-hint':
      'En su propia red, como http://updates.plant.example/lupa/. No se envía allí nada sobre esta estación.',
    'address-wrong': 'Esto no es una dirección que empiece por http:// o https://.',
    key: 'Firma de confianza',
    'key-none': 'Aún no hay clave: sin ella no se puede verificar ninguna versión, y no se descarga ninguna.',
    'key-settings': 'La clave introducida aquí. Su huella:',
    'key-package': 'La clave que vino con Lupa. Su huella:',
    'key-hint': 'Compárela con la huella que le lea quien publica sus actualizaciones.',
    'key-first': 'Clave pública',
    'key-field': 'Otra clave pública',
    'key-field-hint': 'Pegue lo que escribió «package:feed»: el texto entre BEGIN y END PUBLIC KEY.',
    saved: 'Guardado.',
  },
} as const satisfies Translation<typeof english>;
