import type { FaultWords } from '../fault-words.ts';

/** Why an update is not installed, as sentences. */
export const updates: FaultWords['cases']['update-refused'] = {
  off: 'Las actualizaciones están desactivadas. Elija primero dónde buscar.',
  'key-missing':
    'No hay clave con la que verificar la firma. Introduzca la clave pública de quien publica sus actualizaciones.',
  'key-unusable': 'Esto no es una clave pública ed25519. Pegue el texto entero, desde BEGIN hasta END PUBLIC KEY.',
  'key-private':
    'Esta es la mitad privada de una clave. No debe salir del equipo donde se preparan las actualizaciones; pegue la mitad pública. No se ha guardado nada.',
  unreachable:
    'No se pueden leer las actualizaciones: {{complaint}}. Revise la carpeta o la dirección y vuelva a intentarlo.',
  'feed-unreadable':
    'Lo que hay en {{name}} no son actualizaciones de Lupa, o son de un tipo más nuevo. No se ha descargado nada.',
  'signature-wrong':
    'Las actualizaciones de {{name}} no están firmadas con la clave de confianza. No se ha descargado nada. Pregunte a quien publica sus actualizaciones.',
  'feed-older':
    'Las actualizaciones de {{name}} son más antiguas que otras ya vistas. No se ha descargado nada: alguien puede haber repuesto unas viejas.',
  'version-older':
    'La versión más nueva que se ofrece, {{name}}, es anterior a la instalada. No se ha descargado nada.',
  'nothing-for-here':
    'Las actualizaciones de {{name}} no traen ningún paquete para este equipo. Pregunte a quien publica sus actualizaciones.',
  'file-changed':
    '{{name}} no coincide con lo que se firmó y se ha borrado. Copie de nuevo las actualizaciones o pregunte a quien las publica.',
  'file-too-long': '{{name}} supera el tamaño permitido. No se ha leído.',
  'by-hand': 'Lupa no se instaló de forma que pueda actualizarse sola. Use el comando que se muestra.',
  'not-allowed':
    'Este equipo no ha permitido la instalación: nadie con permiso la ha autorizado, o no hay forma de pedirlo (pkexec). No se ha cambiado nada. Pida a un administrador que la permita, o use el comando que se muestra.',
  'installer-failed':
    'La instalación ha fallado y sigue en uso la versión anterior. El instalador dijo: {{complaint}} Use el comando que se muestra para ver más.',
};
