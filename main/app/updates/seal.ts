import { type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';

/** Signed data names its own type, so that a signature for something else cannot be passed off as one for a feed. */
const FEED_TYPE = 'application/vnd.lupa.update-feed+json';

/** A DSSE envelope: https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md. One file, so that it is replaced whole. */
const envelopeSchema = z.object({
  payloadType: z.literal(FEED_TYPE),
  payload: z.base64(),
  signatures: z
    .array(z.object({ sig: z.base64() }))
    .min(1)
    .max(8),
});

/** The text in an envelope, signed with an ed25519 key. */
export function sealed(text: string, privateKey: KeyObject): string {
  const payload = Buffer.from(text);
  const sig = sign(null, signedBytes(payload), privateKey).toString('base64');
  return `${JSON.stringify({ payloadType: FEED_TYPE, payload: payload.toString('base64'), signatures: [{ sig }] }, null, 2)}\n`;
}

export type Unsealed =
  | { readonly kind: 'signed'; readonly text: string }
  | { readonly kind: 'unreadable' | 'unsigned' };

/** The text of an envelope, if one of its signatures is from this key. None of it is read before that. */
export function unsealed(envelope: string, publicKey: KeyObject): Unsealed {
  const parsed = envelopeSchema.safeParse(parsedJson(envelope));
  if (!parsed.success) return { kind: 'unreadable' };
  const payload = Buffer.from(parsed.data.payload, 'base64');
  const isSigned = parsed.data.signatures.some(({ sig }) =>
    verify(null, signedBytes(payload), publicKey, Buffer.from(sig, 'base64')),
  );
  return isSigned ? { kind: 'signed', text: payload.toString('utf8') } : { kind: 'unsigned' };
}

/** DSSE's pre-authentication encoding: the type and the payload, each after its length in bytes. */
function signedBytes(payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${FEED_TYPE.length} ${FEED_TYPE} ${payload.length} `), payload]);
}

/** Any JSON value; null if it is not JSON, which no schema here accepts. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
