/** What is said about one question: a reply to IITE, a comment to colleagues; both lead back to the question. */
import { redirect } from '@sveltejs/kit';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { fieldsOf } from '#lib/server/form-fields.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { commentOnQuestion } from '#lib/server/usecases/comment-on-question.ts';
import { openQuestion } from '#lib/server/usecases/open-question.ts';
import { replyToIite } from '#lib/server/usecases/reply-to-iite.ts';
import { words } from '#lib/survey/control-view.ts';
import { fileView } from '#lib/ui/survey/file-view.ts';
import { talkView } from '#lib/ui/survey/talk/talk-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, actor, language } }) => {
  const { file, question, section, sight, ...talk } = show(await openQuestion(app, actor, params));
  return {
    file: fileView(file, language),
    name: question.name,
    title: words(question.title, language),
    back: `/files/${file.fileId}/sections/${section}#q-${question.name}`,
    talk: talkView(question.name, { ...talk, writes: sight.writes }, language, file.campaign.timeZone),
    changeId: crypto.randomUUID()
  };
};

type Done = (input: { fileId: string; changeId: string; question: string; text: string }) => Promise<object | Problem>;

async function say(
  field: 'reply' | 'comment',
  { params, locals, request }: Parameters<Actions[string]>[0],
  done: Done
) {
  const { changeId, ...typed } = fieldsOf(await request.formData(), ['reply', 'comment', 'changeId']);
  const text = typed[field].replaceAll('\r\n', '\n');
  const result = await done({ ...params, changeId: `${field}-${changeId}`, text });
  if (isProblem(result)) return refuse(result, typed);
  const { section } = show(await openQuestion(locals.app, locals.actor, params));
  redirect(303, `/files/${params.fileId}/sections/${section}#q-${params.question}`);
}

export const actions: Actions = {
  reply: (event) =>
    say('reply', event, (input) =>
      replyToIite(event.locals.app, event.locals.actor, { ...input, language: event.locals.language })
    ),
  comment: (event) => say('comment', event, (input) => commentOnQuestion(event.locals.app, event.locals.actor, input))
};
