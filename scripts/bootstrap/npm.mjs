import { spawn } from 'node:child_process';
import path from 'node:path';

/** A silent npm, as under `npm run -s`, would not say what is wrong. */
const AUDIBLE = { npm_config_loglevel: 'notice' };
/** npm's own waits add up to more than a minute before it reports that there is no answer. */
const IMPATIENT = { npm_config_fetch_retry_mintimeout: '1000', npm_config_fetch_retry_maxtimeout: '5000' };

/**
 * Runs npm with the registry, proxy and certificates that the user has configured.
 * @param {readonly string[]} args
 * @param {string} folder where to run it
 * @param {string} [node] the Node that runs it
 * @returns {Promise<{ code: number | null, output: string }>} stdout and stderr together
 */
export function runNpm(args, folder, node = process.execPath) {
  const { command, leading, shell } = npmCommand(node);
  const PATH = [path.dirname(node), process.env['PATH']].join(path.delimiter);
  const child = spawn(command, [...leading, ...args], {
    cwd: folder,
    env: { ...process.env, ...IMPATIENT, ...AUDIBLE, PATH },
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  return new Promise((resolve) => {
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/**
 * Under `npm start` the npm in charge names itself; run by hand, the one on the PATH is taken.
 * @param {string} node
 */
function npmCommand(node) {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('.js')) return { command: node, leading: [running], shell: false };
  // On Windows npm is a .cmd file, which only a shell can start.
  return { command: 'npm', leading: [], shell: process.platform === 'win32' };
}

const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/**
 * Asks the registry whether it is there. Seconds instead of the minutes that npm takes to give up on every single package.
 * @param {string} folder where to run npm
 * @returns {Promise<string | null>} what npm says when nobody answers; `null` when somebody does, whatever the answer
 */
export async function registryAway(folder) {
  const { output } = await runNpm(['ping', '--fetch-retries=0', '--fetch-timeout=8000'], folder);
  return UNREACHABLE.test(output) ? output : null;
}

/**
 * The trouble behind a failed npm command, in words.
 * @param {string} wanted what could not be had: "Lupa's dependencies"
 * @param {string} output what npm printed
 * @param {string} retry the command to try again with
 * @returns {import('./trouble.mjs').Trouble}
 */
export function npmTrouble(wanted, output, retry) {
  if (UNREACHABLE.test(output)) {
    return {
      what: `${wanted} cannot be installed: the npm registry does not answer (${UNREACHABLE.exec(output)?.[1]}). Connect this machine to the network, or name a registry that it reaches.`,
      mend: `npm config set registry https://your.mirror/ && ${retry}`,
    };
  }
  const tail = output.trim().split('\n').slice(-15).join('\n');
  return { what: `${wanted} cannot be installed. npm says:\n\n${tail}`, mend: retry };
}
