/** A section to fill or to read; without script its form posts here, to the same use case as the autosave. */
import { fail, redirect } from '@sveltejs/kit';
import { postedSection } from '#lib/survey/posted-section.ts';
import { sectionView } from '#lib/survey/page-view.ts';
import { isLanguage } from '#lib/domain/languages.ts';
import { keepLanguage } from '#lib/server/language-cookie.ts';
import { show, statusOf } from '#lib/server/respond.ts';
import { openSection, type OpenedSection } from '#lib/server/usecases/open-section.ts';
import { savePostedSection } from '#lib/server/usecases/save-posted-section.ts';
import { talkOfSection } from '#lib/ui/survey/talk/section-talk.ts';
import { evidenceView } from '#lib/ui/survey/evidence/evidence-view.ts';
import { fileView } from '#lib/ui/survey/file-view.ts';
import { readOnlyText } from '#lib/ui/survey/read-only-text.ts';
import { sectionWords } from '#lib/ui/survey/section-words.ts';
import type { Actions, PageServerLoad } from './$types';

function viewOf(opened: OpenedSection, { language, actor }: App.Locals) {
  const { section, file, answers, logic, sight, writable, asksSource, remarks, previous } = opened;
  const facets = { asksSource, remarks, previous };
  const place = file.sections.findIndex(({ name }) => name === section.name) + 1;
  const personId = actor?.personId ?? '';
  return sectionView({ section, place, answers, logic, language, personId, sees: sight.sees, writable, facets });
}

export const load: PageServerLoad = async ({ params, locals }) => {
  const opened = show(await openSection(locals.app, locals.actor, params));
  const view = viewOf(opened, locals);
  return {
    view,
    words: sectionWords(),
    talk: talkOfSection(opened, view, locals.language),
    changeId: crypto.randomUUID(),
    file: fileView(opened.file, locals.language),
    evidence: evidenceView(opened, locals.app.env, locals.language),
    readOnly: readOnlyText(opened.readOnly),
    previous: opened.previousSection,
    next: opened.nextSection,
    person: { id: locals.actor?.personId ?? '', name: locals.actor?.name ?? '' },
    now: locals.app.clock().toISOString()
  };
};

export const actions: Actions = {
  default: async ({ params, locals, request, cookies, url }) => {
    const opened = show(await openSection(locals.app, locals.actor, params));
    const form = await request.formData();
    const posted = postedSection(viewOf(opened, locals), form, locals.language);
    const saved = show(await savePostedSection(locals.app, locals.actor, params.fileId, posted));
    if (saved.outcome !== null) return fail(statusOf[saved.outcome], { returned: saved.returned });
    if (posted.longer !== null) return { returned: saved.returned };
    const go = form.get('go');
    const language = form.get('language');
    if (go === 'language' && isLanguage(language)) {
      keepLanguage(cookies, url, language);
      // Without script nobody knows where the cursor is: at the last answer that was changed.
      const last = Object.keys(posted.answers).at(-1);
      redirect(303, `${url.pathname}${last === undefined ? '' : `#q-${last}`}`);
    }
    if (typeof go === 'string' && go.startsWith('evidence.'))
      redirect(303, `/files/${params.fileId}/evidence?question=${encodeURIComponent(go.slice('evidence.'.length))}`);
    const section = go === 'next' ? opened.nextSection : go === 'previous' ? opened.previousSection : params.section;
    redirect(303, section === null ? `/files/${params.fileId}/check` : `/files/${params.fileId}/sections/${section}`);
  }
};
