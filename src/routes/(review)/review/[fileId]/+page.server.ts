/**
 * One signed submission under review. Both decisions ask once more before they are done; what was typed survives every
 * refusal. `?number=` opens an earlier submission, to read only.
 */
import { redirect } from '@sveltejs/kit';
import { countryName } from '#lib/i18n/country-name.ts';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { approveSubmission } from '#lib/server/usecases/approve-submission.ts';
import { readForReview } from '#lib/server/usecases/read-for-review.ts';
import { returnSubmission } from '#lib/server/usecases/return-submission.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const number = Number(url.searchParams.get('number') ?? Number.NaN);
  const input = Number.isSafeInteger(number) ? { fileId: params.fileId, number } : { fileId: params.fileId };
  const opened = show(await readForReview(locals.app, locals.actor, input));
  return {
    ...opened,
    country: countryName(opened.iso3, locals.language),
    changeId: crypto.randomUUID(),
    done: url.searchParams.get('done')
  };
};

function typedIn(form: FormData) {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim().slice(0, 4000) : '';
  };
  return {
    words: text('words'),
    number: Number(text('number')),
    changeId: text('changeId'),
    confirmed: text('confirmed') === 'yes'
  };
}

export const actions: Actions = {
  approve: async ({ locals, params, request }) => {
    const { confirmed, words, number, changeId } = typedIn(await request.formData());
    const typed = { act: 'approve' as const, words, number };
    if (!confirmed) return { confirm: 'approve' as const, typed };
    const result = await approveSubmission(locals.app, locals.actor, {
      fileId: params.fileId,
      number,
      changeId,
      remarks: words
    });
    if (isProblem(result)) return refuse(result, typed);
    redirect(303, `/review/${params.fileId}?done=approved`);
  },
  return: async ({ locals, params, request }) => {
    const { confirmed, words, number, changeId } = typedIn(await request.formData());
    const typed = { act: 'return' as const, words, number };
    if (words === '') return refuse(problem('file.reason_required', {}, 'words'), typed);
    if (!confirmed) return { confirm: 'return' as const, typed };
    const result = await returnSubmission(locals.app, locals.actor, {
      fileId: params.fileId,
      number,
      changeId,
      reason: words
    });
    if (isProblem(result)) return refuse(result, typed);
    const told = result.mail === null ? 'nobody' : result.mail === 'kept' || result.mail === 'failed' ? 'kept' : 'sent';
    redirect(303, `/review/${params.fileId}?done=returned_${told}`);
  }
};
