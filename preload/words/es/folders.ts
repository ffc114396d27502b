import type { FaultWords } from '../fault-words.ts';

/** Why a folder, the line's folder or the station's records cannot be used, as clauses. */
export const folders: FaultWords['cases']['folder-unusable'] = {
  relative: 'indique la ruta completa',
  'of-the-station': 'pertenece a la propia estación',
  'holds-the-station': 'contiene los datos de la propia estación',
  'of-the-line': 'en ella se escriben los mensajes a la línea',
  'holds-the-line':
    'contiene la carpeta de salida de la línea, donde se perderían imágenes; elija otra carpeta para una de las dos, o no incluya las subcarpetas',
  'of-another-lane': 'otro carril la vigila o mueve sus archivos a ella',
  'to-itself': 'no se pueden mover archivos a la carpeta donde ya están',
  'shared-root': 'es un disco entero, y un carril no mueve ni borra archivos ahí; dé a la cámara su propia carpeta',
  'shared-home':
    'contiene archivos personales, y un carril no los mueve ni los borra; dé a la cámara su propia carpeta',
  'shared-system':
    'es una carpeta del sistema de este equipo, y un carril no mueve ni borra archivos ahí; dé a la cámara su propia carpeta',
  'not-a-folder': 'es un archivo, no una carpeta',
  taken: 'ya existe',
  silent: 'no responde, como cuando el servidor de una carpeta compartida está apagado o su red no funciona',
  'no-labels':
    'no hay ni un data.yaml (YOLO), ni un archivo JSON con anotaciones (COCO), ni un truth.jsonl (línea simulada)',
  'no-answers':
    'no hay ni un data.yaml (YOLO), ni un archivo JSON con anotaciones (COCO), ni un truth.jsonl (línea simulada), ni carpetas llamadas good, bad o como las clases de defecto con imágenes dentro',
  noted: '{{complaint}}. Compruebe que existe y que se puede leer',
};

export const lineFolder: FaultWords['cases']['line-folder'] = {
  away: 'falta el marcador que esta estación puso allí, así que puede ser otra carpeta, por ejemplo porque una carpeta de red no está conectada; conéctela, o pida a un técnico que confirme la carpeta en Ajustes → Datos y motor',
  'not-connected':
    'no hay nada conectado en {{name}}, donde va una carpeta de red o una unidad; conéctela o, si de verdad es la carpeta de la línea, pida a un técnico que la confirme en Ajustes → Datos y motor',
  'own-disk':
    'está en el disco de este equipo, pero se configuró como carpeta de red o unidad; conéctela, o cambie el ajuste en Ajustes → Datos y motor',
  'other-station':
    'pertenece a la estación {{name}}; elija otra carpeta en Ajustes → Datos y motor, porque dos estaciones no deben escribir en la misma',
  'other-writer':
    'otra copia de estos registros ha escrito en ella desde entonces; detenga esa copia, o pida a un técnico que inicie una serie nueva de mensajes en Ajustes → Datos y motor',
  later:
    'ya contiene el mensaje {{name}}, posterior a los que conocen estos registros, como tras restaurar una copia; pida a un técnico que inicie una serie nueva de mensajes en Ajustes → Datos y motor',
  'number-taken':
    'el archivo {{name}} ya está allí con otro contenido, como tras restaurar una copia; pida a un técnico que inicie una serie nueva de mensajes en Ajustes → Datos y motor',
};

export const records: FaultWords['cases']['store-unusable'] = {
  'network-path': 'es una ruta de red; elija una carpeta en un disco de este equipo',
  'network-drive': 'está en una unidad de red ({{filesystem}}); elija una carpeta en un disco de este equipo',
  'in-use': 'otra instancia de Lupa en este equipo la está usando',
  held: 'la tiene bloqueada {{program}} (proceso {{process}}), de otro usuario, el número {{user}}; cierre ese programa y vuelva a abrir Lupa',
  foreign: '{{file}} es una base de datos de otro programa',
  newer: 'la usó por última vez una versión más nueva de Lupa (esquema {{schema}}); vuelva a instalar esa versión',
  'other-version': 'es de otra versión de Lupa (esquema {{schema}})',
  absent: 'no hay ninguna estación',
  damaged: 'está dañada ({{damage}}); restaure una copia de {{backups}}',
  'no-room-for-copy':
    'una Lupa más nueva copia los registros en {{backups}} antes de cambiarlos, y al disco le faltan {{megabytes}} MB de espacio; no se ha cambiado nada',
  'disk-full': 'el disco está lleno',
  noted: '{{complaint}}',
};

/** What the codes of the system mean. */
export const system: FaultWords['system'] = {
  ENOENT: 'no existe',
  ENOTDIR: 'no es una carpeta',
  EACCES: 'permiso denegado',
  EPERM: 'permiso denegado',
  EROFS: 'el disco es de solo lectura',
  EIO: 'el disco da un error',
  ESTALE: 'la carpeta de red ya no está disponible',
  EBUSY: 'otro programa la está usando',
  ENOTCONN: 'la carpeta de red no está conectada',
  ETIMEDOUT: 'la carpeta de red no responde',
  EHOSTDOWN: 'el servidor de la carpeta de red está apagado',
  EHOSTUNREACH: 'no se puede acceder al servidor de la carpeta de red',
};
