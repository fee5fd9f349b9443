/** The frozen copy, read before signing: signed, sent back by the signer, or taken back by the focal point. */
import { redirect } from '@sveltejs/kit';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { fieldsOf } from '#lib/server/form-fields.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { openFrozenFile } from '#lib/server/usecases/open-frozen-file.ts';
import { sendBackFile } from '#lib/server/usecases/send-back-file.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import { unfreezeFile } from '#lib/server/usecases/unfreeze-file.ts';
import { countryWords } from '#lib/ui/survey/file-view.ts';
import { frozenView } from '#lib/ui/survey/signing/frozen-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, actor, language } }) => {
  const opened = await openFrozenFile(app, actor, params);
  const { fileId } = params;
  const seesFile = actor?.role !== 'signer';
  // A link to sign outlives the copy: whoever comes later is told what became of it.
  if (isProblem(opened) && opened.problem === 'file.wrong_state') return { fileId, seesFile, copy: null };
  const shown = show(opened);
  const { iso3, campaign } = shown.file;
  return {
    fileId,
    seesFile,
    copy: frozenView(shown, language),
    country: countryWords(iso3, language),
    campaign: campaign.title,
    changeId: crypto.randomUUID()
  };
};

export const actions: Actions = {
  sign: async ({ params, locals, request }) => {
    const names = ['name', 'function', 'revision', 'changeId', 'confirm'] as const;
    const { name, function: post, revision, changeId, confirm } = fieldsOf(await request.formData(), names);
    const typed = { act: 'sign', name, function: post };
    if (confirm !== 'yes') return refuse(problem('request.field_required', { field: 'confirm' }, 'confirm'), typed);
    const signed = await submitFile(locals.app, locals.actor, {
      fileId: params.fileId,
      changeId,
      expectedRevision: Number(revision),
      signer: { name, function: post },
      language: locals.language
    });
    if (isProblem(signed)) return refuse(signed, typed);
    redirect(303, `/files/${params.fileId}/receipt/${signed.number}`);
  },
  send_back: async ({ params, locals, request }) => {
    const { reason, changeId } = fieldsOf(await request.formData(), ['reason', 'changeId']);
    const done = await sendBackFile(locals.app, locals.actor, { fileId: params.fileId, changeId, reason });
    if (isProblem(done)) return refuse(done, { act: 'send_back', reason });
    redirect(303, '/files');
  },
  unfreeze: async ({ params, locals, request }) => {
    const { reason, changeId } = fieldsOf(await request.formData(), ['reason', 'changeId']);
    const done = await unfreezeFile(locals.app, locals.actor, { fileId: params.fileId, changeId, reason });
    if (isProblem(done)) return refuse(done, { act: 'unfreeze', reason });
    redirect(303, `/files/${params.fileId}/check`);
  }
};
