import { z } from 'zod';
import { entryNoted } from '../faults/entry-trouble.ts';
import { messageOf } from '../faults/message-of.ts';
import { failed, ok, type Result } from '../faults/result.ts';

const MOST_ISSUES = 20;

/**
 * Foreign input as validated by the schema, or `bad-request`, whatever it is. Zod throws if a value has a `length`
 * that cannot be compared; only a malicious caller sends that, and gets the same answer as anybody else.
 */
export function parseInput<S extends z.core.$ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  try {
    const parsed = z.safeParse(schema, input);
    return parsed.success ? ok(parsed.data) : failed(entryNoted(issuesOf(parsed.error)));
  } catch (error) {
    return failed(entryNoted([messageOf(error)]));
  }
}

/** The messages of a refusal name the field and the rule, never the value: it may be a PIN. */
export function issuesOf(error: z.ZodError): string[] {
  return error.issues.slice(0, MOST_ISSUES).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}
