/** What is missing and where; then the focal point signs what he has read. */
import { redirect } from '@sveltejs/kit';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { checkFile } from '#lib/server/usecases/check-file.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import { placeViews, remarkText } from '#lib/ui/survey/place-view.ts';
import { fileView } from '#lib/ui/survey/file-view.ts';
import { readOnlyText } from '#lib/ui/survey/read-only-text.ts';
import { readingCopy } from '#lib/ui/survey/reading-copy.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, actor, language } }) => {
  const { file, questionnaire, answers, completeness } = show(await checkFile(app, actor, params));
  const places = placeViews(questionnaire, file, language);
  return {
    file: fileView(file, language),
    missing: completeness.missing.map(places),
    unanswered: completeness.unanswered.map(places),
    remarks: completeness.remarks.map((remark) => ({ ...places(remark), text: remarkText(remark) })),
    copy: readingCopy(questionnaire, answers, language),
    readOnly: readOnlyText(file.readOnly),
    maySubmit: file.maySubmit,
    focalPoints: file.members.filter(({ role }) => role === 'focal_point').map(({ name }) => name),
    receipt: file.submissions.at(-1)?.number ?? null,
    revision: file.revision,
    changeId: crypto.randomUUID()
  };
};

export const actions: Actions = {
  default: async ({ params, locals, request }) => {
    const form = await request.formData();
    const field = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const signer = { name: field('name'), function: field('function') };
    if (form.get('confirm') !== 'yes')
      return refuse(problem('request.field_required', { field: 'confirm' }, 'confirm'), signer);
    const signed = await submitFile(locals.app, locals.actor, {
      fileId: params.fileId,
      changeId: field('changeId'),
      expectedRevision: Number(field('revision')),
      signer,
      language: locals.language
    });
    if (isProblem(signed)) return refuse(signed, signer);
    redirect(303, `/files/${params.fileId}/receipt/${signed.number}`);
  }
};
