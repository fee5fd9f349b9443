/** The environment as one schema, read once at start; a bad value stops the start with one line. README's table is made from it. */
import { z } from 'zod';
import { problem, type Problem } from '#lib/domain/problem.ts';

const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true');

export const settings = {
  ORIGIN: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address under which people reach the site, e.g. https://soundings.example.org; required in production'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional()
    .describe('MongoDB to use; without it the embedded store in DATA_DIR serves'),
  MONGODB_DATABASE: z.string().min(1).default('soundings').describe('Database name in MongoDB'),
  DATA_DIR: z.string().min(1).default('./data').describe('Folder of the embedded store'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional()
    .describe('Mail server; without it messages stay in the outbox, marked not sent'),
  MAIL_FROM: z.string().min(3).default('Soundings <no-reply@localhost>').describe('Sender of mails'),
  BODY_LIMIT_KB: z.coerce.number().int().min(16).max(10240).default(512).describe('Largest request body, in kB'),
  EVIDENCE_FILE_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .describe('Largest file of evidence, in millions of bytes'),
  EVIDENCE_COUNTRY_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(200)
    .describe('Room for the evidence of one country file, in millions of bytes'),
  EVIDENCE_PIECE_KB: z.coerce
    .number()
    .int()
    .min(4)
    .max(4096)
    .default(256)
    .describe('Largest piece in which a file of evidence is uploaded, in kB'),
  PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('Number of proxies in front whose X-Forwarded-For is believed; 0: none, the connection counts'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').describe('Log level'),
  DEMONSTRATION: flag.default(false).describe('1: the store holds generated answers; every page says so')
} as const;

const schema = z.object(settings);
export type Env = z.infer<typeof schema>;

/** The settings in `source`; a Problem 'setting.invalid' naming the first wrong one. Empty values count as not set. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env | Problem {
  const given = Object.fromEntries(
    Object.keys(settings).flatMap((name) =>
      source[name] === undefined || source[name] === '' ? [] : [[name, source[name]]]
    )
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return problem('setting.invalid', { setting: String(issue?.path[0] ?? '?'), reason: issue?.message ?? 'not valid' });
}
