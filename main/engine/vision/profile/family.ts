import type { OutputLayout } from '../../../../preload/contract/models/model.ts';

/** What to call this kind of model: as its metadata say, else as its layout suggests. */
export function familyOf(
  metadata: Readonly<Record<string, string>>,
  layout: OutputLayout,
  input: Readonly<{ channels: string }>,
): string {
  const described = /\b(YOLO(?:v?\d+|-?NAS|E|X|R)[a-z0-9-]*)\b/i.exec(metadata['description'] ?? '')?.[1];
  if (described !== undefined) return described;
  switch (layout) {
    case 'v5':
    case 'v5-columns':
    case 'v5-one-class':
      return input.channels === 'bgr' ? 'YOLOX' : 'YOLOv5 or v7';
    case 'v8':
    case 'v8-rows':
      return 'YOLOv8 style';
    case 'end-to-end':
      return 'End-to-end YOLO';
    case 'batched-rows':
      return 'YOLOv7 with NMS';
    case 'batched-score-class':
    case 'nms-outputs':
    case 'dets-labels':
      return 'Detector with NMS';
    case 'boxes-and-scores':
      return 'Detector of boxes and scores';
    case 'yolox':
      return 'YOLOX';
    case 'yolov3-nms':
      return 'YOLOv3 with NMS';
    default:
      return layout satisfies never;
  }
}
