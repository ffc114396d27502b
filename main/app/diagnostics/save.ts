import type { App, BrowserWindow } from 'electron';
import type { EngineHost } from '../../engine-host/engine-host.ts';
import { saveFile } from '../operations/save-files.ts';
import { diagnosticsBundle } from './bundle.ts';
import { gatherFacts } from './gather.ts';
import { recentPictures } from './recent-pictures.ts';

type Deps = {
  readonly app: App;
  readonly engine: Pick<EngineHost, 'call' | 'state' | 'locate'>;
  readonly logs: string;
};

type Wish = { readonly title: string; readonly withPictures: boolean };

/** Saves everything that helps to find out what is wrong with a station, where the person chooses. */
export async function saveDiagnostics({ app, engine, logs }: Deps, window: BrowserWindow | null, wish: Wish) {
  const now = new Date();
  const facts = await gatherFacts(app, engine, now);
  const pictures = wish.withPictures ? await recentPictures(engine) : [];
  const bundle = await diagnosticsBundle(facts, { logs, pictures }, now);
  return saveFile(window, { title: wish.title, fileName: bundleName(now), extension: 'zip' }, bundle);
}

/** As in `lupa-2026-03-14-0915.zip`, in UTC. */
function bundleName(now: Date): string {
  const [day = '', time = ''] = now.toISOString().split('T');
  return `lupa-${day}-${time.slice(0, 5).replace(':', '')}.zip`;
}
