/** Take the file away as Excel or Word; send a workbook back to see what it would change. */
import { redirect } from '@sveltejs/kit';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { openFile } from '#lib/server/usecases/open-file.ts';
import { readWorkbook } from '#lib/server/usecases/read-workbook.ts';
import { fileView } from '#lib/ui/survey/file-view.ts';
import { readOnlyText } from '#lib/ui/survey/read-only-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, actor, language } }) => {
  const { file } = show(await openFile(app, actor, params));
  return {
    file: fileView(file, language),
    readOnly: readOnlyText(file.readOnly),
    frozen: file.status === 'frozen' && file.me.role === 'focal_point',
    whole: file.me.sections === 'all',
    limit: app.env.BODY_LIMIT_KB
  };
};

export const actions: Actions = {
  default: async ({ params, locals: { app, actor }, request }) => {
    const sent = (await request.formData()).get('workbook');
    if (!(sent instanceof File) || sent.size === 0)
      return refuse(problem('request.field_required', { field: 'workbook' }, 'workbook'), {});
    const bytes = Buffer.from(await sent.arrayBuffer());
    const read = await readWorkbook(app, actor, { fileId: params.fileId, bytes });
    if (isProblem(read)) return refuse(read, {});
    redirect(303, `/files/${params.fileId}/workbook/${read.token}`);
  }
};
