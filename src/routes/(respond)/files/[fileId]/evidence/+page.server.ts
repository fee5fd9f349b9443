/**
 * The evidence of a country file on a page of its own, for everybody and without script: what is there, and for one
 * question (?question=) what it cites. A posted file comes as a stream; every act leads back here and says what was done.
 */
import { redirect } from '@sveltejs/kit';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { withPostedFile } from '#lib/server/evidence/posted-file.ts';
import { fieldsOf } from '#lib/server/form-fields.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { addLink } from '#lib/server/usecases/add-link.ts';
import { citeEvidence } from '#lib/server/usecases/cite-evidence.ts';
import { listEvidence } from '#lib/server/usecases/list-evidence.ts';
import { postEvidenceFile } from '#lib/server/usecases/post-evidence-file.ts';
import { removeEvidence } from '#lib/server/usecases/remove-evidence.ts';
import { evidencePage } from '#lib/ui/survey/evidence/evidence-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const listed = show(await listEvidence(locals.app, locals.actor, params));
  const asked = url.searchParams.get('question');
  return {
    ...evidencePage(listed, asked, locals.language),
    fileId: params.fileId,
    done: url.searchParams.get('done'),
    linkId: crypto.randomUUID()
  };
};

function outcome(
  result: unknown,
  fileId: string,
  question: string,
  done: 'added' | 'removed' | 'changed',
  typed: Readonly<Record<string, string>> = {}
) {
  if (isProblem(result)) return refuse(result, { title: '', date: '', url: '', ...typed });
  const search = new URLSearchParams({ ...(question !== '' && { question }), done });
  redirect(303, `/files/${fileId}/evidence?${search}`);
}

export const actions: Actions = {
  upload: async ({ request, url, params: { fileId }, locals: { app, actor } }) => {
    const question = url.searchParams.get('question') ?? '';
    const result: unknown = await withPostedFile<unknown>(request, (file) =>
      postEvidenceFile(app, actor, fileId, { ...file, question: question === '' ? null : question })
    );
    return outcome(result, fileId, question, 'added');
  },
  link: async ({ request, params: { fileId }, locals: { app, actor } }) => {
    const { question, ...typed } = fieldsOf(await request.formData(), ['id', 'title', 'date', 'url', 'question']);
    const result = await addLink(app, actor, {
      fileId,
      ...typed,
      date: typed.date === '' ? null : typed.date,
      question: question === '' ? null : question
    });
    return outcome(result, fileId, question, 'added', typed);
  },
  cite: async ({ request, params: { fileId }, locals: { app, actor } }) => {
    const { id, question, cited } = fieldsOf(await request.formData(), ['id', 'question', 'cited']);
    const result = await citeEvidence(app, actor, { fileId, evidenceId: id, question, cited: cited === 'yes' });
    return outcome(result, fileId, question, 'changed');
  },
  remove: async ({ request, params: { fileId }, locals: { app, actor } }) => {
    const { id, question, confirmed } = fieldsOf(await request.formData(), ['id', 'question', 'confirmed']);
    if (confirmed !== 'yes') return { asking: id };
    const result: { removed: string } | Problem = await removeEvidence(app, actor, { fileId, evidenceId: id });
    return outcome(result, fileId, question, 'removed');
  }
};
