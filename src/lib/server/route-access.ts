/**
 * Which route and method is open to whom. Deny by default: a route, method or named action that is not listed answers
 * 404 to everybody. An Act here is the first door; the use case asks again and the scope decides whose country.
 */
import { can, type Act, type Actor } from '#lib/domain/access.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export type Grant = 'public' | 'signed_in' | Act;
/** GET (and HEAD), POST (the default action), POST ?/name (a named action), PUT, DELETE. */
export type Ways = Readonly<Record<string, Grant>>;

export const routeAccess: Readonly<Record<string, Ways>> = {
  '/(public)': { GET: 'public' },
  '/(public)/accessibility': { GET: 'public' },
  '/(public)/healthz': { GET: 'public' },
  '/(public)/language': { POST: 'public' },
  '/(public)/refused/[code]': { GET: 'public' },
  '/(public)/sign-in': { GET: 'public', POST: 'public' },
  '/(public)/sign-in/[token]': { GET: 'public', POST: 'public' },
  '/(public)/sign-out': { POST: 'public' },
  '/(public)/verify': { GET: 'public' },

  '/(respond)/files': { GET: 'file.fill' },
  '/(respond)/files/[fileId]': {
    GET: 'file.fill',
    'POST ?/delegate': 'file.delegate',
    'POST ?/withdraw': 'file.delegate'
  },
  '/(respond)/files/[fileId]/sections/[section]': { GET: 'file.fill', POST: 'file.fill' },
  '/(respond)/files/[fileId]/answers': { PUT: 'file.fill' },
  '/(respond)/files/[fileId]/check': { GET: 'file.fill', POST: 'file.submit' },
  '/(respond)/files/[fileId]/receipt/[number]': { GET: 'file.fill' },

  '/(review)/review': { GET: 'files.watch' },
  '/(review)/review/files.csv': { GET: 'files.watch' },
  '/(review)/review/[fileId]': {
    GET: 'submission.read',
    'POST ?/approve': 'submission.decide',
    'POST ?/return': 'submission.decide'
  },

  '/(analyse)/profiles': { GET: 'analysis.read' },
  '/(analyse)/profiles/[iso3]': { GET: 'analysis.read' },
  '/(analyse)/profiles/[iso3]/data.csv': { GET: 'analysis.read' },
  '/(analyse)/working/[fileId]/[number]': { GET: 'analysis.read' },
  '/(analyse)/working/[fileId]/[number]/working.json': { GET: 'analysis.read' },
  '/(analyse)/comparison': { GET: 'analysis.read' },
  '/(analyse)/comparison/data.csv': { GET: 'analysis.read' },
  '/(analyse)/priorities': { GET: 'analysis.read' },
  '/(analyse)/priorities/data.csv': { GET: 'analysis.read' },
  '/(analyse)/answers': { GET: 'analysis.read' },
  '/(analyse)/answers/data.csv': { GET: 'analysis.read' },

  '/(admin)/admin/campaigns': { GET: 'campaigns.read' },
  '/(admin)/admin/campaigns/new': { GET: 'campaigns.manage', POST: 'campaigns.manage' },
  '/(admin)/admin/campaigns/[id]': { GET: 'campaigns.read' },
  '/(admin)/admin/campaigns/[id]/edit': { GET: 'campaigns.manage', POST: 'campaigns.manage' },
  '/(admin)/admin/campaigns/[id]/[step]': { GET: 'campaigns.manage', POST: 'campaigns.manage' },
  '/(admin)/admin/instruments': { GET: 'instruments.read' },
  '/(admin)/admin/people': {
    GET: 'people.manage',
    'POST ?/add': 'people.manage',
    'POST ?/import': 'people.manage',
    'POST ?/invite': 'people.manage'
  },
  '/(admin)/admin/outbox': { GET: 'outbox.read' }
};

/** The name under which a request stands in the table. */
export function wayOf(method: string, search: URLSearchParams): string {
  const verb = method === 'HEAD' ? 'GET' : method;
  const action = verb === 'POST' ? [...search.keys()].find((key) => key.startsWith('/')) : undefined;
  return action === undefined ? verb : `POST ?${action}`;
}

/** Why `actor` may not go this way; null: he may. */
export function routeRefusal(actor: Actor | null, routeId: string, way: string): Problem | null {
  const ways = Object.hasOwn(routeAccess, routeId) ? routeAccess[routeId] : undefined;
  const grant = ways !== undefined && Object.hasOwn(ways, way) ? ways[way] : undefined;
  if (grant === undefined) return problem('access.not_found');
  if (grant === 'public') return null;
  if (actor === null) return problem('access.sign_in_first');
  if (grant === 'signed_in') return null;
  return can(actor, grant) ? null : problem('access.not_allowed', { act: grant });
}
