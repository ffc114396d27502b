import { type FileHandle, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, syncFolder } from '../durable-files.ts';
import { systemCode } from '../file-fault.ts';
import type { LineMessage } from '../store/line-messages.ts';
import { messageFile, messageFileName } from './message-file.ts';

/**
 * Writes one file per message, in their order, each appearing whole under its name at once. Resolves when all of them
 * would survive a power cut; throws what the file system throws.
 */
export async function writeMessages(folder: string, messages: readonly LineMessage[]): Promise<void> {
  const written: FileHandle[] = [];
  try {
    // The line sees each message as soon as it can; the disk may take its time for all of them together.
    for (const message of messages) written.push(await writeOne(folder, message));
    await Promise.all(written.map((handle) => handle.datasync()));
    await syncFolder(folder);
  } finally {
    await Promise.all(written.map((handle) => handle.close()));
  }
}

async function writeOne(folder: string, message: LineMessage): Promise<FileHandle> {
  const name = messageFileName(message.seq);
  const temporary = path.join(folder, `.${name}.part`);
  const handle = await openIn(folder, temporary);
  try {
    await handle.writeFile(`${JSON.stringify(messageFile(message))}\n`);
    await rename(temporary, path.join(folder, name));
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The folder is there but for the first message, and after somebody has removed it. */
async function openIn(folder: string, file: string): Promise<FileHandle> {
  try {
    return await open(file, 'w');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    await makeFolder(folder);
    return open(file, 'w');
  }
}
