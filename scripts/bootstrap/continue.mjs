import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { ensureWritableHome } from './home.mjs';
import { toolNode } from './tool-node.mjs';
import { giveUp } from './trouble.mjs';

/**
 * The part that runs on whatever Node the machine has, before anything is installed: brings the dependencies in, and
 * goes on in a TypeScript file on the Node that came with them.
 * @param {string} root the repository
 * @param {string} script relative to the repository
 * @param {readonly string[]} args what the script is asked for
 * @returns {Promise<void>}
 */
export async function continueInTypeScript(root, script, args) {
  endWithNpm();
  ensureWritableHome();
  const dependencies = await ensureDependencies(root);
  if (!dependencies.ok) giveUp(dependencies.trouble);
  const node = toolNode(root);
  if (!node.ok) giveUp(node.trouble);

  process.chdir(root);
  const tools = [path.join(root, 'node_modules', '.bin'), path.dirname(node.value)];
  process.env['PATH'] = [...tools, process.env['PATH']].join(path.delimiter);
  const file = path.join(root, script);
  if (realpathSync(process.execPath) === realpathSync(node.value)) await continueHere(file, args);
  else process.exitCode = await handOver(node.value, [file, ...args]);
}

/** Told to end, npm tells only the shell between it and this process, and the shell does not pass that on. */
function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 */
async function continueHere(file, args) {
  process.argv.splice(1, process.argv.length, file, ...args);
  await import(pathToFileURL(file).href);
}

/**
 * @param {string} node
 * @param {readonly string[]} command the file and what it is asked for
 * @returns {Promise<number>} its exit code
 */
function handOver(node, command) {
  const child = spawn(node, command, { stdio: 'inherit' });
  // A terminal sends Ctrl+C to both; this one only waits for the other, which ends what it has started.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
