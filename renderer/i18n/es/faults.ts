import type { faults as english } from '../en/faults.ts';
import type { Translation } from '../resources.ts';

export const faults = {
  fault: {
    'bad-request': 'Lo introducido no sirve: {{issues}}. Corríjalo y vuelva a intentarlo.',
    forbidden: 'Su función no permite esto. Pida a un técnico de calidad que se identifique.',
    'signed-out': 'Ya no hay nadie identificado en esta ventana. Identifíquese y vuelva a intentarlo.',
    'pin-wrong': 'El PIN no es correcto. Intentos antes de la espera: {{triesLeft}}.',
    'pin-locked': 'Demasiados PIN erróneos. Esta persona podrá volver a intentarlo en {{wait}}.',
    'engine-down':
      'El motor de inspección está parado. Arranca de nuevo por sí solo; vuelva a intentarlo en un momento.',
    'engine-timeout':
      'El motor de inspección no respondió en {{waited}}. Vuelva a intentarlo; si sigue así, reinicie la estación.',
    internal: 'Algo ha fallado dentro de Lupa que no debería. Ha quedado en el registro: {{message}}',
    'not-found': 'Esto ya no existe: {{what}}.',
    conflict: 'Tal como están las cosas no se puede: {{reason}}',
    'folder-unusable': 'La carpeta {{path}} no se puede usar: {{reason}}. Compruebe que existe y que se puede leer.',
    'store-unusable': 'La base de datos de la estación en {{path}} no se puede abrir: {{reason}}.',
    'disk-full': 'El disco que contiene {{path}} está lleno. Haga sitio; la inspección seguirá por sí sola.',
    'image-unreadable': 'La imagen no se puede leer: {{reason}}. Revise la cámara y su cable.',
    'image-too-large':
      'La imagen tiene {{width}} × {{height}} píxeles, más que el límite de {{limit}} megapíxeles. Suba el límite en Ajustes o baje la resolución de la cámara.',
    'file-vanished': 'El archivo desapareció antes de poder leerlo. Compruebe qué más usa la carpeta de la cámara.',
    'file-forbidden':
      'No hay permiso para leer el archivo: {{reason}}. Dé a la estación permiso de lectura sobre la carpeta de la cámara.',
    'picture-repeated':
      'La cámara entregó la misma imagen que para {{firstFile}}: puede estar colgada. Revise la cámara; la línea ha recibido ERROR.',
    'picture-unfit':
      'La imagen es {{trouble}} para juzgar una pieza ({{measured}}, límite {{limit}}). Revise la lámpara, el objetivo y la exposición; los límites están en la receta.',
    'model-missing': 'No hay modelo con el que inspeccionar. Elija uno en la receta.',
    'model-refused': 'Este archivo no sirve como modelo: {{reason}}',
    'model-needs-answers': 'El archivo no lo dice todo de sí mismo. Falta: {{questions}}.',
    'model-mismatch':
      'El archivo del modelo ha cambiado desde que se importó (se esperaba {{expected}}…, hay {{found}}…). Impórtelo de nuevo.',
    'model-in-use': 'El modelo tiene que quedarse: {{uses}}. Retírelo si ya no debe elegirse.',
    'promotion-refused': 'Así no puede ser campeón. {{objections}}',
    'detector-failed': 'El modelo falló con esta imagen: {{reason}}. La pieza queda para una persona.',
    'model-troubled': '{{trouble}} ({{detail}}). La línea no se vio afectada.',
    'golden-set-unreadable':
      'De {{of}} imágenes del conjunto de oro solo se pueden leer {{readable}}; son pocas para saber cómo va el modelo. Quite o sustituya: {{names}}.',
  },
  'fault-name': {
    'bad-request': 'Entrada errónea',
    forbidden: 'No permitido',
    'signed-out': 'Sesión cerrada',
    'pin-wrong': 'PIN incorrecto',
    'pin-locked': 'PIN bloqueado',
    'engine-down': 'Motor parado',
    'engine-timeout': 'Motor sin respuesta',
    internal: 'Error interno',
    'not-found': 'No encontrado',
    conflict: 'Conflicto',
    'folder-unusable': 'Carpeta inutilizable',
    'store-unusable': 'Base inutilizable',
    'disk-full': 'Disco lleno',
    'image-unreadable': 'Foto ilegible',
    'image-too-large': 'Foto demasiado grande',
    'file-vanished': 'Archivo perdido',
    'file-forbidden': 'Archivo sin permiso',
    'picture-repeated': 'Foto repetida',
    'picture-unfit': 'Foto no apta',
    'model-missing': 'Sin modelo',
    'model-refused': 'Modelo rechazado',
    'model-needs-answers': 'Modelo incompleto',
    'model-mismatch': 'Modelo cambiado',
    'model-in-use': 'Modelo en uso',
    'promotion-refused': 'Promoción denegada',
    'detector-failed': 'Modelo fallido',
    'model-troubled': 'Modelo con problemas',
    'golden-set-unreadable': 'Conjunto ilegible',
  },
  reason: {
    'all-clear': 'Ningún defecto encontrado.',
    defect: '{{className}} {{score}}, falla desde {{rejectAt}}',
    unsure: '{{className}} {{score}}, dudosa entre {{clearBelow}} y {{rejectAt}}',
    'model-silent': 'En este grado de automatización decide una persona.',
  },
  'picture-trouble': {
    'too-dark': 'demasiado oscura',
    'too-bright': 'demasiado clara',
    'too-flat': 'demasiado uniforme',
  },
  'model-trouble': {
    failed: 'El modelo falló',
    hung: 'El modelo se quedó colgado y se cerró',
    'ate-memory': 'El modelo ocupó demasiada memoria y se cerró',
    aborted: 'Al ejecutar el modelo se cae todo su proceso',
  },
  'model-question': {
    classes: 'los nombres de las clases',
    layout: 'la disposición de la salida',
    'input-size': 'el tamaño de la imagen de entrada',
  },
  'model-warning': {
    'scores-all-zero':
      'En todas las imágenes de prueba la puntuación es 0: este modelo nunca encontrará nada. Suele deberse a la exportación o a la cuantización.',
    'answer-constant':
      'El modelo responde lo mismo se le muestre lo que se le muestre. Suele deberse a la exportación.',
    'size-differs': 'El modelo funciona con un tamaño de entrada distinto del que declara. Lupa usa el que funciona.',
    'classes-differ': 'El número de nombres de clase no coincide con el número de clases de la salida.',
  },
  layout: {
    v5: 'filas con objetividad (YOLOv5, v7)',
    v8: 'columnas (YOLOv8, v9, v11, v12)',
    'v8-rows': 'filas sin objetividad (YOLOv8, v9, v11, v12, giradas)',
    'end-to-end': 'recuadros finales (YOLOv10, v26)',
    yolox: 'rejilla sin decodificar (YOLOX)',
    'yolov3-nms': 'recuadros, puntuaciones y selección (YOLOv3)',
    'batched-rows': 'recuadros finales con número de lote (NMS incluida)',
    'nms-outputs': 'cuatro salidas con NMS incluida',
  },
} as const satisfies Translation<typeof english>;
