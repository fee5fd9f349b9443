/** The focal point gives questions to colleagues, hands the file over, asks for time, declines, shares the mailbox. */
import { redirect } from '@sveltejs/kit';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { instantOf } from '#lib/domain/campaign/zoned-time.ts';
import { fieldsOf } from '#lib/server/form-fields.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { askMoreTime } from '#lib/server/usecases/ask-more-time.ts';
import { declineToTakePart } from '#lib/server/usecases/decline-to-take-part.ts';
import { delegateSection } from '#lib/server/usecases/delegate-section.ts';
import { handOverFile } from '#lib/server/usecases/hand-over-file.ts';
import { openPeople } from '#lib/server/usecases/open-people.ts';
import { shareMailbox } from '#lib/server/usecases/share-mailbox.ts';
import { takePartAgain } from '#lib/server/usecases/take-part-again.ts';
import { withdrawDelegation } from '#lib/server/usecases/withdraw-delegation.ts';
import { peopleView } from '#lib/ui/survey/people/people-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, actor, language } }) => ({
  ...peopleView(show(await openPeople(app, actor, params)), language),
  done: doneOf(url.searchParams.get('done')),
  changeId: crypto.randomUUID()
});

const people = ({ params }: RequestEvent, done = ''): string => `/files/${params.fileId}/people?done=${done}`;
/** What was done last; null: nothing. */
const doneOf = (done: string | null): 'given' | 'given_kept' | 'other' | null =>
  done === 'given' || done === 'given_kept' || done === null ? done : 'other';

const names = [
  'name',
  'email',
  'message',
  'due',
  'until',
  'reason',
  'confirm',
  'changeId',
  'personId',
  'shared'
] as const;
type Fields = Readonly<Record<(typeof names)[number], string>> & { readonly act: string };

/** Done: back to the page; refused: what was typed stays. */
async function run<T extends object>(
  act: string,
  event: RequestEvent,
  work: (app: App.Locals['app'], actor: App.Locals['actor'], typed: Fields, form: FormData) => Promise<T | Problem>,
  after: (result: T) => string = () => people(event)
) {
  const { locals, request } = event;
  const form = await request.formData();
  const typed = { ...fieldsOf(form, names), act };
  const result = await work(locals.app, locals.actor, typed, form);
  const lists = { sections: form.getAll('sections').map(String), questions: form.getAll('questions').map(String) };
  if (isProblem(result)) return refuse(result, { ...typed, ...lists });
  redirect(303, after(result));
}
const unconfirmed = ({ confirm }: Fields): Problem | null =>
  confirm === 'yes' ? null : problem('request.field_required', { field: 'confirm' }, 'confirm');

export const actions: Actions = {
  give: (event) =>
    run(
      'give',
      event,
      (app, actor, { name, email, message, due, changeId }, form) =>
        delegateSection(app, actor, {
          fileId: event.params.fileId,
          changeId,
          name,
          email,
          message,
          due: due === '' ? null : due,
          sections: form.getAll('sections').map(String),
          questions: form.getAll('questions').map(String)
        }),
      ({ mail }) => people(event, mail === 'kept' ? 'given_kept' : 'given')
    ),
  take_back: (event) =>
    run('take_back', event, (app, actor, { changeId, personId }) =>
      withdrawDelegation(app, actor, { fileId: event.params.fileId, changeId, personId })
    ),
  hand_over: (event) =>
    run(
      'hand_over',
      event,
      async (app, actor, typed) =>
        unconfirmed(typed) ??
        handOverFile(app, actor, {
          fileId: event.params.fileId,
          changeId: typed.changeId,
          name: typed.name,
          email: typed.email,
          message: typed.message
        }),
      () => '/sign-in?handed_over'
    ),
  more_time: (event) =>
    run('more_time', event, async (app, actor, { changeId, reason, until }) => {
      const opened = await openPeople(app, actor, event.params);
      if (isProblem(opened)) return opened;
      const instant = instantOf(until, opened.file.campaign.timeZone);
      if (instant === null) return problem('request.field_invalid', { field: 'until' }, 'until');
      return askMoreTime(app, actor, { fileId: event.params.fileId, changeId, reason, until: instant });
    }),
  decline: (event) =>
    run(
      'decline',
      event,
      async (app, actor, typed) =>
        unconfirmed(typed) ??
        declineToTakePart(app, actor, { fileId: event.params.fileId, changeId: typed.changeId, reason: typed.reason })
    ),
  again: (event) =>
    run('again', event, (app, actor, { changeId, reason }) =>
      takePartAgain(app, actor, { fileId: event.params.fileId, changeId, reason })
    ),
  share: (event) =>
    run('share', event, (app, actor, { shared }) =>
      shareMailbox(app, actor, { personId: actor?.personId ?? '', shared: shared === 'yes' })
    )
};
