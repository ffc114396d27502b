import type { updates as english } from '../en/updates.ts';
import type { Translation } from '../resources.ts';

export const updates = {
  updates: {
    'feed-old':
      'Lo más nuevo que esta estación sabe de su fabricante es del {{at}}. Quizá no haya nada nuevo; quizá nadie mantenga ya el origen o alguien retenga las versiones nuevas: pregunte a quien hace la fuente.',
    title: 'Actualizaciones',
    lead: 'Lupa busca versiones nuevas solo donde usted diga, y no instala ninguna hasta que usted pulse el botón.',
    version: 'Versión',
    installed: 'Está instalada la versión {{version}} de Lupa.',
    off: 'No se pregunta a nadie por versiones nuevas.',
    'not-looked': 'Aún no se ha buscado. Lupa busca un minuto después de arrancar y luego cada seis horas.',
    'up-to-date': 'Se buscó el {{at}}: no hay nada más nuevo.',
    looked: 'Se buscó el {{at}}.',
    checking: 'Buscando…',
    fetching: 'Copiando Lupa {{version}}: {{bytes}} de {{of}}',
    installing: 'Instalando Lupa {{version}}. Lupa vuelve a arrancar por sí sola.',
    look: 'Buscar ahora',
    ready: 'Lupa {{version}} está lista',
    'ready-hint': 'Del {{day}}, {{size}}. Se han comprobado su firma y todos sus bytes.',
    'ready-toast': 'Lupa {{version}} está lista para instalar.',
    show: 'Ver',
    install: 'Instalar {{version}}',
    'install-question':
      'Lupa deja de inspeccionar, instala la versión {{version}} y vuelve a arrancar: cerca de un minuto sin veredictos. Los registros se copian antes de que la versión nueva los cambie.',
    'install-now': 'Parar e instalar',
    'not-now': 'Ahora no',
    'by-hand': 'Lupa no se instaló de una forma que ella misma pueda renovar. Ciérrela y escriba:',
    'by-hand-too': 'A mano, con Lupa cerrada:',
    'no-way-back':
      'El paquete de la versión {{version}}, la instalada ahora, no está ni aquí ni en el origen. Guarde el archivo con el que la instaló: sin él no hay vuelta atrás.',
    previous: 'Vuelta atrás: Lupa {{version}}',
    'previous-hint': 'Su paquete se guarda en la carpeta de datos.',
    'go-back': 'Volver a {{version}}',
    'go-back-question':
      'Lupa deja de inspeccionar, instala de nuevo la versión {{version}} y arranca. Si la versión más nueva ha cambiado los registros, la anterior los rechaza: la copia de antes está en la carpeta «backups».',
    source: 'Dónde buscar',
    'source-off': 'En ningún sitio',
    'source-folder': 'Una carpeta',
    'source-address': 'Una dirección',
    folder: 'Carpeta de las actualizaciones',
    'folder-hint': 'En este ordenador, una memoria USB o una carpeta de red. Contiene lupa-feed.json y los paquetes.',
    address: 'Dirección de las actualizaciones',
    'address-hint':
      'En su propia red, como http://updates.plant.example/lupa/. No se envía allí nada sobre esta estación.',
    'address-wrong': 'Esto no es una dirección que empiece por http:// o https://.',
    key: 'Qué firma vale',
    'key-none': 'Todavía sin clave: sin ella no se puede comprobar ninguna versión, y no se copia ninguna.',
    'key-settings': 'La clave introducida aquí. Su huella:',
    'key-package': 'La clave que vino con Lupa. Su huella:',
    'key-hint': 'Compare la huella con la que le lea quien prepara sus actualizaciones.',
    'key-first': 'Clave pública',
    'key-field': 'Otra clave pública',
    'key-field-hint': 'Pegue lo que escribió «package:feed»: el texto entre BEGIN y END PUBLIC KEY.',
    saved: 'Guardado.',
  },
  'update-refusal': {
    off: 'Las actualizaciones están desactivadas. Elija primero dónde buscar.',
    'key-missing':
      'No hay clave con la que comprobar la firma. Introduzca la clave pública de quien prepara sus actualizaciones.',
    'key-unusable': 'Esto no es una clave pública ed25519. Pegue el texto entero, desde BEGIN hasta END PUBLIC KEY.',
    'key-private':
      'Esta es la mitad privada de una clave. No debe salir del ordenador donde se preparan las actualizaciones; pegue la mitad pública. No se ha guardado nada.',
    unreachable:
      'No se pueden leer las actualizaciones: {{detail}}. Revise la carpeta o la dirección y vuelva a intentarlo.',
    'feed-unreadable':
      'Lo que hay en {{detail}} no son actualizaciones de Lupa, o son de un tipo más nuevo. No se ha tomado nada.',
    'signature-wrong':
      'Las actualizaciones de {{detail}} no están firmadas con la clave que vale aquí. No se ha tomado nada. Pregunte a quien las prepara.',
    'feed-older':
      'Las actualizaciones de {{detail}} son más antiguas que otras ya vistas. No se ha tomado nada: alguien puede haber repuesto unas viejas.',
    'version-older':
      'La versión más nueva que se ofrece, {{detail}}, es anterior a la instalada. No se ha tomado nada.',
    'nothing-for-here':
      'Las actualizaciones de {{detail}} no traen ningún paquete para este ordenador. Pregunte a quien las prepara.',
    'file-changed':
      '{{detail}} no es, byte a byte, lo que se firmó. Se ha descartado. Copie de nuevo las actualizaciones o pregunte a quien las prepara.',
    'file-too-long': '{{detail}} es más largo de lo que puede ser. No se ha leído.',
    'by-hand': 'Lupa no se instaló de una forma que ella misma pueda renovar. Use la orden que se muestra.',
    'not-allowed':
      'Este ordenador no ha permitido la instalación: nadie con permiso la ha autorizado, o no hay forma de preguntarlo (pkexec). No se ha cambiado nada. Que la permita un administrador, o use la orden que se muestra.',
    'installer-failed':
      'La instalación ha fallado y sigue la versión anterior. El instalador dijo: {{detail}} Use la orden que se muestra para ver más.',
  },
} as const satisfies Translation<typeof english>;
