/**
 * Who may do what: the only file that knows a role's name. `can` answers for an act; `scopeOf` makes the branded Scope
 * without which no storage call on country data compiles. What is not listed is denied.
 */
import type { Way } from '#lib/domain/country-file/change.ts';
import type { Language } from '#lib/domain/languages.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export const roles = ['administrator', 'analyst', 'drafter', 'focal_point', 'contributor', 'signer'] as const;
export type Role = (typeof roles)[number];

export interface Actor {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The country a respondent speaks for; null for staff. */
  readonly iso3: string | null;
  readonly language: Language;
  /** How the acts of this actor are marked in the log. */
  readonly via: Way;
  /** Several people share this account's mailbox: who is acting has to be named before anything is recorded. */
  readonly shared?: boolean;
  /** Who is acting behind a shared mailbox, as named on entering; null: not named yet. */
  readonly acting?: string | null;
}

/** Acts, each granted to the roles listed; a use case asks for exactly one. */
export const acts = {
  // administer
  'instruments.read': ['administrator', 'analyst', 'drafter'],
  'instruments.publish': ['administrator'],
  'campaigns.read': ['administrator', 'analyst'],
  'campaigns.manage': ['administrator'],
  'people.manage': ['administrator'],
  'outbox.read': ['administrator'],
  'import.run': ['administrator'],
  // respond: membership of the file is checked by the scope
  'file.fill': ['focal_point', 'contributor'],
  'file.delegate': ['focal_point'],
  'file.hand_over': ['focal_point'],
  'file.freeze': ['focal_point'],
  'file.read_frozen': ['focal_point', 'signer'],
  'file.send_back': ['signer'],
  'file.submit': ['focal_point', 'signer'],
  'file.withdraw': ['focal_point'],
  'file.ask_time': ['focal_point'],
  'file.decline': ['focal_point'],
  'file.list': ['focal_point', 'contributor', 'signer'],
  'file.receipt': ['focal_point', 'contributor', 'signer'],
  'file.history': ['focal_point', 'contributor', 'administrator', 'analyst'],
  'mailbox.share': ['focal_point', 'signer'],
  // review
  'files.watch': ['administrator', 'analyst'],
  'submission.read': ['administrator', 'analyst'],
  'submission.decide': ['analyst'],
  'file.grant_time': ['administrator', 'analyst'],
  // analyse
  'analysis.read': ['administrator', 'analyst', 'drafter'],
  /** Begins, and stops, what takes long. */
  'analysis.compute': ['analyst']
} as const satisfies Record<string, readonly Role[]>;
export type Act = keyof typeof acts;

export function can(actor: Pick<Actor, 'role'> | null, act: Act): boolean {
  return actor !== null && Object.hasOwn(acts, act) && (acts[act] as readonly Role[]).includes(actor.role);
}

declare const scopeBrand: unique symbol;
/** Which country data a storage call may touch. Only `scopeOf` makes one. */
export type Scope = {
  readonly [scopeBrand]: true;
} & (
  | { readonly reach: 'nothing' }
  /** Files of which this person is a member. */
  | { readonly reach: 'member'; readonly personId: string }
  /** Every file; drafts only as summaries: the use cases never show an unsigned answer to staff. */
  | { readonly reach: 'everything' }
);

export function scopeOf(actor: Actor | null): Scope {
  if (actor === null) return { reach: 'nothing' } as Scope;
  switch (actor.role) {
    case 'administrator':
    case 'analyst':
    case 'drafter':
      return { reach: 'everything' } as Scope;
    case 'focal_point':
    case 'contributor':
    case 'signer':
      return { reach: 'member', personId: actor.personId } as Scope;
  }
}

/** The actor of the command line and of imports: an administrator by another way in. */
export function operator(via: 'cli' | 'import' | 'demonstration', name = 'Operator'): Actor {
  return { personId: `operator:${via}`, name, email: '', role: 'administrator', iso3: null, language: 'en', via };
}

/** Where a person lands after signing in. */
export function homeOf(role: Role): '/files' | '/review' | '/profiles' | '/admin/campaigns' {
  switch (role) {
    case 'administrator':
      return '/admin/campaigns';
    case 'analyst':
      return '/review';
    case 'drafter':
      return '/profiles';
    case 'focal_point':
    case 'contributor':
    case 'signer':
      return '/files';
  }
}

/** Why `actor` may not do `act`; null: he may. The first line of every use case. */
export function refusal(actor: Actor | null, act: Act): Problem | null {
  if (actor === null) return problem('access.sign_in_first');
  return can(actor, act) ? null : problem('access.not_allowed', { act });
}
