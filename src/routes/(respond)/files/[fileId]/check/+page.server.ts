/** What is missing, by section and by person, and soft remarks to explain; then the focal point freezes a copy to sign. */
import { fail, redirect } from '@sveltejs/kit';
import { isProblem } from '#lib/domain/problem.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import { explainedIn, reasonsOf } from '#lib/server/explained-form.ts';
import { fieldsOf } from '#lib/server/form-fields.ts';
import { refuse, show, statusOf } from '#lib/server/respond.ts';
import { checkFile } from '#lib/server/usecases/check-file.ts';
import { explainRemarks } from '#lib/server/usecases/explain-remarks.ts';
import { freezeFile } from '#lib/server/usecases/freeze-file.ts';
import { checkView } from '#lib/ui/survey/signing/check-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, actor, language } }) => {
  const checked = show(await checkFile(app, actor, params));
  const { unfrozen, campaign } = checked.file;
  return {
    ...checkView(checked, language),
    unfrozen:
      unfrozen === null
        ? null
        : {
            sentBack: unfrozen.sentBack,
            reason: unfrozen.reason,
            name: unfrozen.by.name,
            date: formatDateTime(unfrozen.at, language, campaign.timeZone)
          },
    changeId: crypto.randomUUID()
  };
};

export const actions: Actions = {
  explain: async ({ params, locals, request }) => {
    const form = await request.formData();
    const { explained, texts } = explainedIn(form);
    const { changeId } = fieldsOf(form, ['changeId']);
    const typed = { act: 'explain', texts };
    const saved = await explainRemarks(locals.app, locals.actor, { fileId: params.fileId, changeId, explained });
    if (isProblem(saved)) return refuse(saved, { ...typed, reasons: {} });
    const reasons = reasonsOf(saved);
    if (Object.keys(reasons).length > 0) {
      return fail(statusOf.conflict, { typed: { ...typed, reasons } });
    }
    return { explained: true };
  },
  freeze: async ({ params, locals, request }) => {
    const { who, name, email, ...rest } = fieldsOf(await request.formData(), [
      'who',
      'name',
      'email',
      'revision',
      'changeId'
    ]);
    const frozen = await freezeFile(locals.app, locals.actor, {
      fileId: params.fileId,
      changeId: rest.changeId,
      expectedRevision: Number(rest.revision),
      signer: who === 'head' ? { name, email } : null
    });
    if (isProblem(frozen)) return refuse(frozen, { act: 'freeze', who, name, email });
    redirect(303, `/files/${params.fileId}/sign`);
  }
};
