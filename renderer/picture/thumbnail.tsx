import { useState } from 'react';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import { thumbnailAddress } from './load-part.ts';

type Props = { readonly id: InspectionId; readonly className?: string | undefined; readonly width?: number };

/** A part at a glance, beside its name. If its picture is gone, the place stays dark: nothing broken is shown. */
export function Thumbnail({ id, className, width }: Props) {
  const [missing, setMissing] = useState<InspectionId | null>(null);
  if (missing === id) return <span className={className} style={{ display: 'inline-block', width }} />;
  return (
    <img
      className={className}
      src={thumbnailAddress(id)}
      alt=""
      width={width}
      decoding="async"
      draggable={false}
      onError={() => setMissing(id)}
    />
  );
}
