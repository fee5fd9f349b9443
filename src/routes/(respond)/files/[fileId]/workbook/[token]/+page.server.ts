/** What a workbook changes, to be looked at and confirmed; then written, once. */
import { redirect } from '@sveltejs/kit';
import { formatDateTime } from '#lib/i18n/format.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { refuse, show, statusOf, viewOf } from '#lib/server/respond.ts';
import { applyWorkbook } from '#lib/server/usecases/apply-workbook.ts';
import { previewWorkbook } from '#lib/server/usecases/preview-workbook.ts';
import { fileView } from '#lib/ui/survey/file-view.ts';
import { chosenIn, planView } from '#lib/ui/survey/plan-view.ts';
import { readOnlyText } from '#lib/ui/survey/read-only-text.ts';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, actor, language } }) => {
  const { file, questionnaire, logic, workbook, plan, until } = show(await previewWorkbook(app, actor, params));
  const { timeZone } = file.campaign;
  const saved = Number(url.searchParams.get('saved') ?? Number.NaN);
  return {
    file: fileView(file, language),
    readOnly: readOnlyText(file.readOnly),
    view: planView(plan, { questionnaire, logic, language, timeZone, problemView: viewOf }),
    revision: workbook.revision,
    now: file.revision,
    until: `${formatDateTime(until, language, timeZone)} (${timeZone})`,
    saved: Number.isSafeInteger(saved) ? saved : null,
    changeId: `excel:${crypto.randomUUID()}`
  };
};

export const actions: Actions = {
  default: async ({ params, locals: { app, actor }, request }) => {
    const form = await request.formData();
    const changeId = form.get('changeId');
    const outcome = await applyWorkbook(app, actor, {
      ...params,
      changeId: typeof changeId === 'string' ? changeId : '',
      ...chosenIn(form)
    });
    if (isProblem(outcome)) return refuse(outcome, {});
    const refused = Object.entries(outcome.refused).map(([name, problem]) => ({ ...viewOf(problem), at: name }));
    const left = refused.length + Object.keys(outcome.conflicts).length;
    const saved = Object.keys(outcome.saved).length;
    if (left > 0) return fail(refused.length > 0 ? statusOf.invalid : statusOf.conflict, { left, saved, refused });
    redirect(303, `/files/${params.fileId}/workbook/${params.token}?saved=${saved}`);
  }
};
