import type { FaultWords } from '../fault-words.ts';

/** What happened and what to do about it; `{{why}}` is the case of the fault. */
export const sentences: FaultWords['sentences'] = {
  'bad-request': 'Esta entrada no es válida: {{why}}. Corríjala y vuelva a intentarlo.',
  forbidden: 'Su función no permite esto. Pida a un técnico de calidad que se identifique.',
  'signed-out': 'Ya no hay nadie identificado en esta ventana. Identifíquese y vuelva a intentarlo.',
  'pin-wrong': 'PIN incorrecto. Intentos que quedan antes de la espera: {{triesLeft}}.',
  'pin-locked': 'Demasiados PIN erróneos. Esta persona podrá volver a intentarlo en {{wait}}.',
  'engine-down': 'El motor de inspección no está en marcha. Se reinicia solo; vuelva a intentarlo en un momento.',
  'engine-timeout':
    'El motor de inspección no respondió en {{waited}}. Vuelva a intentarlo; si el problema sigue, reinicie la estación.',
  internal: 'Se ha producido un error interno de Lupa, que queda en el registro técnico: {{message}}',
  'not-found': 'No se encuentra: {{why}}.',
  conflict: 'Ahora no es posible: {{why}}.',
  'folder-unusable': 'No se puede usar {{path}}: {{why}}.',
  'store-unusable': 'No se puede abrir la base de datos de la estación en {{path}}: {{why}}.',
  'clock-set':
    'El reloj de este equipo se {{direction}} {{by}}. No afecta a las retenciones, reservas ni esperas; las horas registradas antes y después del cambio no cuadran.',
  'disk-full': 'El disco que contiene {{path}} está lleno. Libere espacio; la inspección se reanuda sola.',
  'record-unreadable':
    'Un registro de la estación está dañado y no se usa: {{what}} ({{complaint}}). Si es de una pieza, la línea recibe ERROR. Pida a un técnico que revise la estación.',
  'record-unwritable':
    'No se puede registrar el resultado de esta imagen: {{complaint}}. La línea ha recibido ERROR. Revise el modelo.',
  'line-told': 'La línea ya recibió {{state}} a las {{at}}, {{why}}. Responda otra vez para cambiarlo.',
  'line-folder':
    'La línea no recibe mensajes: no se escribe en su carpeta {{path}}, porque {{why}}. Los mensajes quedan en cola; no se pierde ninguno.',
  'image-unreadable': 'No se puede leer la imagen: {{why}}. Revise la cámara y su cable.',
  'image-too-large':
    'La imagen tiene {{width}} × {{height}} píxeles, por encima del límite de {{limit}} megapíxeles. Suba el límite en Ajustes o baje la resolución de la cámara.',
  'file-vanished':
    'El archivo desapareció antes de poder leerlo. Compruebe si otro programa usa la carpeta de la cámara.',
  'file-forbidden':
    'No se puede abrir el archivo: {{complaint}}. Dé a la estación permiso de lectura en la carpeta de la cámara.',
  'name-damaged':
    'El nombre de archivo {{name}} ha perdido caracteres, así que no se puede identificar la pieza. Configure la cámara para usar solo letras, cifras y guiones en los nombres.',
  'picture-repeated':
    'La cámara envió la misma imagen que en {{firstFile}}: puede estar bloqueada. Revise la cámara; la línea ha recibido ERROR.',
  'picture-bits': '{{sentence}}',
  'picture-unusual':
    'Esta imagen se aparta de lo habitual en este carril: {{sign}} ({{measured}}, lo habitual es {{usual}}). Compruebe que haya una pieza, y revise cámara, objetivo e iluminación. Si el cambio era intencionado, pulse Reaprender en Ajustes, Carriles.',
  'picture-unfit':
    'La imagen es {{why}} para juzgar una pieza ({{measured}}, límite {{limit}}). Revise la iluminación, el objetivo y la exposición; los límites están en la receta.',
  'model-missing': 'No hay modelo con el que inspeccionar. Elija uno en la receta.',
  'model-file-unreadable':
    'El archivo del modelo falta o no se puede leer: {{path}}. Devuélvalo a su sitio; la estación sigue entonces sola.',
  'model-refused': 'Este archivo no sirve como modelo. {{why}}',
  'model-needs-answers': 'El archivo no especifica todo lo que Lupa necesita. Falta: {{questions}}.',
  'model-mismatch':
    'El archivo del modelo ha cambiado desde que se importó (se esperaba {{expected}}…, hay {{found}}…). Impórtelo de nuevo.',
  'model-in-use': 'No se puede quitar el modelo: {{uses}}. Retírelo si ya no debe elegirse.',
  'promotion-refused': 'Este modelo no puede ser campeón. {{objections}}',
  'model-barred': 'El modelo de esta receta no puede juzgar piezas. {{objections}}',
  'update-refused': '{{why}}',
  updating: 'Se está instalando Lupa {{version}}. Lupa se reinicia sola y después sigue inspeccionando.',
  'detector-failed': 'El modelo falló con esta imagen: {{why}}. La pieza pasa a una persona.',
  'model-rolled-back':
    'El modelo se revirtió, o su despliegue no se puede leer, y ningún otro lo ha relevado aún. Hasta que otro sea campeón deciden las personas: vea Modelos.',
  'model-troubled': '{{why}}. La línea no se vio afectada.',
  'golden-set-unreadable':
    'Solo se pueden leer {{readable}} de {{of}} imágenes del conjunto patrón, muy pocas para evaluar el modelo. Quite o sustituya: {{names}}.',
};
