import path from 'node:path';
import { cacheFolder } from '../bootstrap/cache-folder.mjs';
import { giveUp } from '../bootstrap/trouble.mjs';
import { lacksDisplay, PANEL, startVirtualDisplay, WITHOUT_GRAPHICS_CARD } from '../runtime/display.ts';
import { prepareStation } from '../runtime/prepare-station.ts';
import { runStation } from './run-station.ts';
import { stationArguments } from './station-arguments.ts';

const root = path.resolve(import.meta.dirname, '../..');
const isHeadless = lacksDisplay(process.platform, process.env);

const electron = await prepareStation(root, { needsDisplay: isHeadless });
if (!electron.ok) giveUp(electron.trouble);
if (electron.value.confinement === 'no-sandbox') {
  console.warn(
    'Warning: this machine allows Electron no sandbox, so it runs without. Never run a station for production so.',
  );
}

const args = [root, ...stationArguments(process.argv.slice(2))];
if (isHeadless) await runWithoutDisplay(electron.value.executable, args);
else process.exitCode = await runStation({ executable: electron.value.executable, args, env: process.env, isHeadless });

async function runWithoutDisplay(executable: string, stationArgs: readonly string[]): Promise<void> {
  const display = await startVirtualDisplay();
  const screenshot = process.env['LUPA_SCREENSHOT_FILE'] ?? path.join(cacheFolder(), 'window.jpg');
  console.log(`There is no display: the window is drawn on a virtual one of ${PANEL.width}×${PANEL.height}.`);
  console.log(`A current picture of it is kept in ${screenshot}`);
  console.log('Each decision is printed as a line. Ctrl+C ends the station.');
  const env = { ...process.env, DISPLAY: display.name, LUPA_SCREENSHOT_FILE: screenshot, LUPA_PRINT_DECISIONS: '1' };
  process.exitCode = await runStation({ executable, args: [...stationArgs, WITHOUT_GRAPHICS_CARD], env, isHeadless });
  await display.stop();
}
