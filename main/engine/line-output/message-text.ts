import { createHmac } from 'node:crypto';
import type { LineMessage } from '../store/line/line-messages.ts';
import type { LineStation } from '../store/line/line-station.ts';
import { messageFile, messageFileName } from './message-file.ts';
import type { MessageText } from './write-messages.ts';

/**
 * The file contents of a message: one line of JSON. If signed, its last field is `signature`: the HMAC-SHA256, in hexadecimal digits, of
 * the text without that field. docs/line-messages.md says how a reader checks it.
 */
export function messageText({ station, signingKey }: LineStation, message: LineMessage): MessageText {
  const plain = JSON.stringify(messageFile(station, message));
  return {
    name: messageFileName(station, message),
    text: `${signingKey === null ? plain : signed(plain, signingKey)}\n`,
  };
}

function signed(plain: string, key: Uint8Array): string {
  const signature = createHmac('sha256', key).update(plain).digest('hex');
  return `${plain.slice(0, -1)},"signature":"${signature}"}`;
}
