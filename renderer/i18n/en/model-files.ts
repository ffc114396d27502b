import type { ModelWarning, OutputLayout, PixelConvention } from '../../../preload/contract/models/model.ts';

/** What a model file is like. */
export const modelFiles = {
  'model-warning': {
    'scores-all-zero':
      'All scores are 0 on every test image: this model will never find anything. The export or quantisation has probably failed.',
    'answer-constant': 'The model gives the same answer for every image. The export has probably failed.',
    'size-differs': 'The model runs at a different input size from the one it declares. Lupa uses the one that works.',
    'classes-differ': 'The number of class names does not match the number of classes in the output.',
  } satisfies Record<ModelWarning['code'], string>,
  layout: {
    v5: 'rows with objectness (YOLOv5, v7)',
    'v5-columns': 'columns with objectness (YOLOv5, v7, transposed)',
    'v5-one-class': 'rows of one class, scored by objectness (YOLOv5, v7)',
    v8: 'columns (YOLOv8, v9, v11, v12)',
    'v8-rows': 'rows without objectness (YOLOv8, v9, v11, v12, transposed)',
    'end-to-end': 'final boxes (YOLOv10, v26)',
    yolox: 'raw grid (YOLOX)',
    'yolov3-nms': 'boxes, scores and selection (YOLOv3)',
    'batched-rows': 'final boxes with a batch number (NMS inside)',
    'batched-score-class': 'final boxes with a batch number, score before class (YOLO-NAS)',
    'nms-outputs': 'boxes, scores and classes as separate outputs, with NMS inside',
    'dets-labels': 'final boxes, and their classes as another output (MMDeploy)',
    'boxes-and-scores': 'boxes and scores as two outputs (YOLOv4, YOLO-NAS, PP-YOLOE, DETR)',
  } satisfies Record<OutputLayout, string>,
  pixels: {
    'rgb-unit': 'RGB from 0 to 1, image centred (most YOLO models)',
    'bgr-bytes': 'BGR from 0 to 255, image in the top left corner (YOLOX)',
    'rgb-standard': 'RGB with ImageNet mean and standard deviation, image stretched (PP-YOLOE, DETR)',
    'bgr-standard': 'BGR with ImageNet mean and standard deviation, image in the top left corner (MMDetection)',
  } satisfies Record<PixelConvention, string>,
} as const;
