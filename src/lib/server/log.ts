/**
 * The log: what happened and to which file, on standard error, as JSON lines. Never what somebody answered and never an
 * address: fields that could hold them are removed, and addresses inside error texts are masked.
 */
import { pino, type Logger } from 'pino';
import type { Env } from './env.ts';

const never = [
  'answers',
  'answer',
  'value',
  'comment',
  'email',
  'to',
  'body',
  'subject',
  'content',
  'token',
  'cookie',
  'authorization'
];

/** Database drivers quote the offending record in their messages. */
export function withoutAddresses(text: string): string {
  return text.replace(/[^\s"'<>:,;{}()[\]]+@[^\s"'<>:,;{}()[\]]+/g, '[address]');
}

function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: withoutAddresses(String(error)) };
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    code,
    message: withoutAddresses(error.message),
    stack: withoutAddresses(error.stack ?? '')
  };
}

export function createLog(
  env: Pick<Env, 'LOG_LEVEL'>,
  destination: { write(line: string): unknown } = process.stderr
): Logger {
  return pino(
    {
      level: env.LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: plainError, error: plainError },
      redact: { paths: never.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true }
    },
    { write: (line: string) => void destination.write(line) }
  );
}
