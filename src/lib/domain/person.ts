import type { Role } from '#lib/domain/access.ts';
import type { Language } from '#lib/domain/languages.ts';

/** An account: a named person or a functional mailbox. `email` is stored lower-case and is unique. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** ISO 3166-1 alpha-3 for focal points and contributors; null for staff. */
  readonly iso3: string | null;
  readonly language: Language;
  readonly createdAt: string;
  /** A mailbox that several people read: each entering says who is acting. Absent: one person's own. */
  readonly shared?: boolean;
}

export interface Session {
  /** SHA-256 (hex) of the cookie's token; the token itself is stored nowhere. */
  readonly tokenHash: string;
  readonly personId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Who is acting, where the account is a shared mailbox; absent or null: not named yet. */
  readonly acting?: string | null;
}

/** A sign-in link: 160 random bits, stored as SHA-256, single use, 14 days. A GET never uses it up. */
export interface SignInLink {
  readonly tokenHash: string;
  readonly personId: string;
  /** Path to open after signing in. */
  readonly goTo: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  readonly about: string;
  readonly createdAt: string;
  /** 'kept': no SMTP server is set, the message waits in the outbox, not sent. */
  readonly status: 'queued' | 'sent' | 'failed' | 'kept';
  readonly sentAt: string | null;
  readonly error: string | null;
}
