import type { OutputLayout } from '../../../../preload/contract/model.ts';

/** What to call a model's kind: what its metadata say, else what its layout suggests. */
export function familyOf(
  metadata: Readonly<Record<string, string>>,
  layout: OutputLayout,
  input: Readonly<{ channels: string }>,
): string {
  const described = /\b(YOLO(?:v?\d+|-?NAS|E|X|R)[a-z0-9-]*)\b/i.exec(metadata['description'] ?? '')?.[1];
  if (described !== undefined) return described;
  switch (layout) {
    case 'v5':
      return input.channels === 'bgr' ? 'YOLOX' : 'YOLOv5 or v7';
    case 'v8':
    case 'v8-rows':
      return 'YOLOv8 style';
    case 'end-to-end':
      return 'End-to-end YOLO';
    case 'batched-rows':
      return 'YOLOv7 with NMS';
    case 'yolox':
      return 'YOLOX';
    case 'yolov3-nms':
      return 'YOLOv3 with NMS';
    case 'nms-outputs':
      return 'YOLO with NMS';
    default:
      return layout satisfies never;
  }
}
