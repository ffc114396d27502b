import type { Store } from '../../../main/engine/store/opening/open.ts';
import { changeSettings, stationSettings } from '../../../main/engine/store/set-up/settings.ts';

/** Sets how long answers are held back before the line is told; not at all, unless said otherwise. */
export function holdAnswersBack(store: Store, answerDelaySeconds = 0): void {
  changeSettings(store.write, { ...stationSettings(store.read), answerDelaySeconds }, 'Test', 0);
}
