/** What has happened in a file since `since`; with `seen` it waits for something to happen. `build`: the program's version. */
import { json } from '@sveltejs/kit';
import { version as build } from '$app/environment';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { otherPerson } from '#lib/server/expected-person.ts';
import { reply, viewOf } from '#lib/server/respond.ts';
import { followFile } from '#lib/server/usecases/follow-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, params, url, locals: { app, actor } }) => {
  const other = otherPerson(request, actor);
  if (other !== null) return reply(other);
  const since = Number(url.searchParams.get('since') ?? 0);
  if (!Number.isSafeInteger(since) || since < 0) return reply(problem('request.field_invalid', { field: 'since' }));
  const followed = await followFile(app, actor, {
    fileId: params.fileId,
    since,
    section: url.searchParams.get('section'),
    seen: url.searchParams.get('seen'),
    signal: request.signal
  });
  if (isProblem(followed)) return reply(followed);
  const { visible, required, enabled, calculated } = followed.logic;
  return json({
    ...followed,
    build,
    readOnly: followed.readOnly === null ? null : viewOf(followed.readOnly),
    logic: {
      visible: [...visible],
      required: [...required],
      enabled: [...enabled],
      calculated: Object.fromEntries(calculated)
    }
  });
};
