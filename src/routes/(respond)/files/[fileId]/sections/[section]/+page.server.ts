/** A section to fill or to read; without script its form posts here, to the same use case as the autosave. */
import { fail, redirect } from '@sveltejs/kit';
import { postedSection } from '#lib/survey/posted-section.ts';
import { sectionView } from '#lib/survey/page-view.ts';
import { show, statusOf } from '#lib/server/respond.ts';
import { openSection, type OpenedSection } from '#lib/server/usecases/open-section.ts';
import { savePostedSection } from '#lib/server/usecases/save-posted-section.ts';
import { fileView } from '#lib/ui/survey/file-view.ts';
import { readOnlyText } from '#lib/ui/survey/read-only-text.ts';
import type { Actions, PageServerLoad } from './$types';

function viewOf({ section, file, answers, logic }: OpenedSection, { language, actor }: App.Locals) {
  const place = file.sections.findIndex(({ name }) => name === section.name) + 1;
  return sectionView({ section, place, answers, logic, language, personId: actor?.personId ?? '' });
}

export const load: PageServerLoad = async ({ params, locals }) => {
  const opened = show(await openSection(locals.app, locals.actor, params));
  return {
    view: viewOf(opened, locals),
    file: fileView(opened.file, locals.language),
    readOnly: readOnlyText(opened.readOnly),
    previous: opened.previous,
    next: opened.next,
    person: { id: locals.actor?.personId ?? '', name: locals.actor?.name ?? '' },
    now: locals.app.clock().toISOString()
  };
};

export const actions: Actions = {
  default: async ({ params, locals, request }) => {
    const opened = show(await openSection(locals.app, locals.actor, params));
    const form = await request.formData();
    const posted = postedSection(viewOf(opened, locals), form, locals.language);
    const saved = show(await savePostedSection(locals.app, locals.actor, params.fileId, posted));
    if (saved.outcome !== null) return fail(statusOf[saved.outcome], { returned: saved.returned });
    if (posted.longer !== null) return { returned: saved.returned };
    const go = form.get('go');
    const section = go === 'next' ? opened.next : go === 'previous' ? opened.previous : params.section;
    redirect(303, section === null ? `/files/${params.fileId}/check` : `/files/${params.fileId}/sections/${section}`);
  }
};
