import { useTranslation } from 'react-i18next';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { PixelBox, Size } from '../../../preload/contract/values/geometry.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import type { Placement, Room } from '../picture/viewport.ts';
import type { ItemWork } from '../use-item-work.ts';
import { BoxShape } from './box-shape.tsx';
import { type Chosen, fittedBox, openSuggestions, withBoxAt, withKept } from './draft-boxes.ts';

type Props = {
  readonly detections: readonly Detection[];
  readonly picture: Size;
  readonly placement: Placement;
  readonly room: Room;
  readonly work: ItemWork;
  /** Whether any defect class is known. */
  readonly isNameable: boolean;
  /** The box being drawn right now. */
  readonly drawn: PixelBox | null;
};

/** The model's boxes that nobody has adopted, dashed; the person's own, solid. */
export function BoxShapes({ detections, picture, placement, room, work, isNameable, drawn }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { draft, chosen, mode } = work;
  const common = { placement, room, isIdle: mode === 'draw' };
  const isChosen = (of: Chosen['of'], index: number) => chosen?.of === of && chosen.index === index;
  return (
    <>
      {openSuggestions(detections, draft).map((index) => {
        const detection = detections[index];
        if (detection === undefined) return null;
        return (
          <BoxShape
            key={`model ${index}`}
            {...common}
            box={detection.box}
            label={`${detection.className} ${format.score(detection.score)}`}
            isSuggestion
            isChosen={isChosen('model', index)}
            onChoose={() => work.choose({ of: 'model', index })}
            onChange={(box) => {
              const kept = withKept(draft, detections, index);
              const at = kept.boxes.length - 1;
              work.change({
                draft: withBoxAt(kept, at, fittedBox(box, detection.box, picture)),
                chosen: { of: 'person', index: at },
              });
            }}
          />
        );
      })}
      {draft.boxes.map(({ box, className }, index) =>
        drawn !== null && isChosen('person', index) ? null : (
          <BoxShape
            // biome-ignore lint/suspicious/noArrayIndexKey: a box has no identity but its index
            key={index}
            {...common}
            box={box}
            label={className === '' && isNameable ? t('review.which-defect') : className}
            isSuggestion={false}
            isChosen={isChosen('person', index)}
            onChoose={() => work.choose({ of: 'person', index })}
            onChange={(changed) => work.change({ draft: withBoxAt(draft, index, fittedBox(changed, box, picture)) })}
          />
        ),
      )}
      {drawn !== null && (
        <BoxShape
          {...common}
          box={drawn}
          label=""
          isSuggestion={false}
          isChosen
          onChoose={doNothing}
          onChange={doNothing}
        />
      )}
    </>
  );
}

function doNothing() {}
