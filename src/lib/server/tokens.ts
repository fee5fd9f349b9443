/**
 * Secret tokens of sessions and sign-in links: 160 random bits, in an address or a cookie. Only their SHA-256 is stored,
 * so that whoever reads the store cannot sign in with it.
 */
import { createHash, randomBytes } from 'node:crypto';

export interface Token {
  readonly token: string;
  readonly tokenHash: string;
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function newToken(): Token {
  const token = randomBytes(20).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

/** Whether it can be one of ours at all; spares the store the rest. */
export function looksLikeToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{27}$/.test(text);
}
