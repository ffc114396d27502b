import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** All that a child process says, errors included, and the code it ends with; `null` where a signal ended it. */
export function outputOf(
  child: ChildProcessByStdio<null, Readable, Readable>,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
