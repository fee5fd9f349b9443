/** The working that an address names, for the page and its JSON; a number that is none reads as not found. */
import { problem } from '#lib/domain/problem.ts';
import { show } from '#lib/server/respond.ts';
import { openWorking, type OpenedWorking } from '#lib/server/usecases/open-working.ts';

export async function workingOf(
  locals: App.Locals,
  params: { readonly fileId: string; readonly number: string }
): Promise<OpenedWorking> {
  if (!/^[1-9]\d{0,3}$/.test(params.number)) return show<OpenedWorking>(problem('analysis.not_found'));
  const input = { fileId: params.fileId, number: Number(params.number) };
  return show(await openWorking(locals.app, locals.actor, input));
}
