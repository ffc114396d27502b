import { type DragEvent, useState } from 'react';
import { modelRefused } from '../../preload/contract/faults/model-refusal.ts';
import type { DroppedFile } from '../model-import/use-model-import.ts';
import { FaultError } from '../ui/engine/lupa.ts';

/** Takes a file that is dropped on an element. Anything but a file on this computer is refused with a sentence. */
export function useDroppedModel(isAllowed: boolean, onDropped: () => void) {
  const [isOver, setOver] = useState(false);
  const [dropped, setDropped] = useState<DroppedFile | null>(null);
  const [trouble, setTrouble] = useState<Error | null>(null);
  const take = (files: FileList) => {
    const path = files.length === 1 ? window.lupa.pathOf(files[0]) : null;
    setTrouble(
      path === null ? new FaultError(modelRefused({ why: files.length > 1 ? 'several-files' : 'not-a-file' })) : null,
    );
    setDropped(path === null ? null : { path });
    onDropped();
  };
  const target = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      event.dataTransfer.dropEffect = isAllowed ? 'copy' : 'none';
      setOver(isAllowed);
    },
    onDragLeave: (event: DragEvent) => {
      // Moving onto a child is not leaving.
      if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (isAllowed) take(event.dataTransfer.files);
    },
  };
  return { target, isOver, dropped, trouble };
}
