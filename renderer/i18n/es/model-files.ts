import type { modelFiles as english } from '../en/model-files.ts';
import type { Translation } from '../resources.ts';

export const modelFiles = {
  'model-warning': {
    'scores-all-zero':
      'Todas las puntuaciones son 0 en todas las imágenes de prueba: este modelo nunca encontrará nada. Probablemente falló la exportación o la cuantización.',
    'answer-constant': 'El modelo da la misma respuesta con cualquier imagen. Probablemente falló la exportación.',
    'size-differs': 'El modelo funciona con un tamaño de entrada distinto del que declara. Lupa usa el que funciona.',
    'classes-differ': 'El número de nombres de clase no coincide con el número de clases de la salida.',
  },
  layout: {
    v5: 'filas con objectness (YOLOv5, v7)',
    'v5-columns': 'columnas con objectness (YOLOv5, v7, traspuestas)',
    'v5-one-class': 'filas de una sola clase, puntuadas por objectness (YOLOv5, v7)',
    v8: 'columnas (YOLOv8, v9, v11, v12)',
    'v8-rows': 'filas sin objectness (YOLOv8, v9, v11, v12, traspuestas)',
    'end-to-end': 'recuadros finales (YOLOv10, v26)',
    yolox: 'rejilla sin decodificar (YOLOX)',
    'yolov3-nms': 'recuadros, puntuaciones y selección (YOLOv3)',
    'batched-rows': 'recuadros finales con número de lote (NMS incluido)',
    'batched-score-class': 'recuadros finales con número de lote, la puntuación antes que la clase (YOLO-NAS)',
    'nms-outputs': 'recuadros, puntuaciones y clases en salidas separadas, con NMS incluido',
    'dets-labels': 'recuadros finales y, en otra salida, sus clases (MMDeploy)',
    'boxes-and-scores': 'recuadros y puntuaciones en dos salidas (YOLOv4, YOLO-NAS, PP-YOLOE, DETR)',
  },
  pixels: {
    'rgb-unit': 'RGB de 0 a 1, imagen centrada (la mayoría de los YOLO)',
    'bgr-bytes': 'BGR de 0 a 255, imagen en la esquina superior izquierda (YOLOX)',
    'rgb-standard': 'RGB con media y desviación típica de ImageNet, imagen estirada (PP-YOLOE, DETR)',
    'bgr-standard':
      'BGR con media y desviación típica de ImageNet, imagen en la esquina superior izquierda (MMDetection)',
  },
} as const satisfies Translation<typeof english>;
