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
  '/(public)/methodology': { GET: 'public' },
  '/(public)/methodology/[instrument]/[version]': { GET: 'public' },
  '/(public)/refused/[code]': { GET: 'public' },
  '/(public)/sign-in': { GET: 'public', POST: 'public' },
  '/(public)/sign-in/[token]': { GET: 'public', POST: 'public' },
  '/(public)/sign-out': { POST: 'public' },
  '/(public)/verify': { GET: 'public' },

  '/(respond)/files': { GET: 'file.list' },
  '/(respond)/files/[fileId]': { GET: 'file.fill' },
  '/(respond)/files/[fileId]/sections/[section]': { GET: 'file.fill', POST: 'file.fill' },
  '/(respond)/acting': { GET: 'file.list', POST: 'file.list' },
  '/(respond)/files/[fileId]/people': {
    GET: 'file.delegate',
    'POST ?/give': 'file.delegate',
    'POST ?/take_back': 'file.delegate',
    'POST ?/hand_over': 'file.hand_over',
    'POST ?/more_time': 'file.ask_time',
    'POST ?/decline': 'file.decline',
    'POST ?/again': 'file.decline',
    'POST ?/share': 'mailbox.share'
  },
  '/(respond)/files/[fileId]/history': { GET: 'file.fill' },
  '/(respond)/files/[fileId]/history/[revision]': { GET: 'file.fill' },
  '/(respond)/files/[fileId]/history.csv': { GET: 'file.fill' },
  '/(respond)/files/[fileId]/questions/[question]': {
    GET: 'file.fill',
    'POST ?/reply': 'file.fill',
    'POST ?/comment': 'file.fill'
  },
  '/(respond)/files/[fileId]/answers': { PUT: 'file.fill' },
  '/(respond)/files/[fileId]/evidence': {
    GET: 'file.fill',
    POST: 'file.fill',
    'POST ?/upload': 'file.fill',
    'POST ?/link': 'file.fill',
    'POST ?/cite': 'file.fill',
    'POST ?/remove': 'file.fill'
  },
  '/(respond)/files/[fileId]/evidence/[id]': { GET: 'file.list', PUT: 'file.fill', DELETE: 'file.fill' },
  '/(respond)/files/[fileId]/evidence/[id]/finish': { POST: 'file.fill' },
  '/(respond)/files/[fileId]/evidence/[id]/cited/[question]': { PUT: 'file.fill', DELETE: 'file.fill' },
  '/(respond)/files/[fileId]/live': { GET: 'file.fill' },
  '/(respond)/files/[fileId]/rules': { GET: 'file.fill' },
  '/(respond)/files/[fileId]/check': {
    GET: 'file.fill',
    'POST ?/explain': 'file.fill',
    'POST ?/freeze': 'file.freeze'
  },
  '/(respond)/files/[fileId]/sign': {
    GET: 'file.read_frozen',
    'POST ?/sign': 'file.submit',
    'POST ?/send_back': 'file.send_back',
    'POST ?/unfreeze': 'file.freeze'
  },
  '/(respond)/files/[fileId]/receipt/[number]': { GET: 'file.receipt', 'POST ?/withdraw': 'file.withdraw' },
  '/(respond)/files/[fileId]/receipt/[number]/signed.docx': { GET: 'file.receipt' },
  '/(respond)/files/[fileId]/copy/[name]': { GET: 'file.list' },
  '/(respond)/files/[fileId]/workbook': { GET: 'file.fill', POST: 'file.fill' },
  '/(respond)/files/[fileId]/workbook/[token]': { GET: 'file.fill', POST: 'file.fill' },
  '/(respond)/unsent': { GET: 'file.fill' },

  '/(review)/review': { GET: 'files.watch' },
  '/(review)/review/files.csv': { GET: 'files.watch' },
  '/(review)/review/[fileId]/signed.docx': { GET: 'submission.read' },
  '/(review)/review/[fileId]': {
    GET: 'files.watch',
    'POST ?/ask': 'submission.decide',
    'POST ?/settle': 'submission.decide',
    'POST ?/mark': 'submission.decide',
    'POST ?/approve': 'submission.decide',
    'POST ?/return': 'submission.decide',
    'POST ?/reopen': 'submission.decide',
    'POST ?/grant': 'file.grant_time',
    'POST ?/refuse': 'file.grant_time'
  },
  '/(review)/review/[fileId]/history': { GET: 'files.watch' },
  '/(review)/review/[fileId]/history.csv': { GET: 'files.watch' },
  '/(review)/review/questions': { GET: 'submission.read' },
  '/(review)/review/[fileId]/evidence/[id]': { GET: 'submission.read' },

  '/(analyse)/profiles': { GET: 'analysis.read' },
  '/(analyse)/profiles/[iso3]': { GET: 'analysis.read' },
  '/(analyse)/profiles/[iso3]/data.csv': { GET: 'analysis.read' },
  '/(analyse)/working/[fileId]/[number]': { GET: 'analysis.read' },
  '/(analyse)/working/[fileId]/[number]/working.json': { GET: 'analysis.read' },
  '/(analyse)/working/[fileId]/[number]/working.csv': { GET: 'analysis.read' },
  '/(analyse)/statistics': { GET: 'analysis.read' },
  '/(analyse)/statistics/data.csv': { GET: 'analysis.read' },
  '/(analyse)/statistics/uncertainty': {
    GET: 'analysis.read',
    'POST ?/start': 'analysis.compute',
    'POST ?/cancel': 'analysis.compute'
  },
  '/(analyse)/statistics/uncertainty/data.csv': { GET: 'analysis.read' },
  '/(analyse)/statistics/weights': { GET: 'analysis.read' },
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
