/** What stands under the questions of a section: what is said about each, and after a return which take answers and why. */
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import { isUnlocked } from '#lib/domain/country-file/permission.ts';
import type { Sight } from '#lib/domain/country-file/sight.ts';
import type { Language } from '#lib/domain/languages.ts';
import { asked_depends, asked_locked, asked_unlocked } from '#lib/i18n/generated/messages.js';
import type { SectionView } from '#lib/survey/page-view.ts';
import { talkView, type Talk, type TalkView } from './talk-view.ts';

type Opened = Omit<Talk, 'writes'> & { readonly file: FileFacts; readonly sight: Sight };

export function talkOfSection({ file, sight, threads, comments }: Opened, view: SectionView, language: Language) {
  const talk = { threads, comments, writes: sight.writes };
  const by: Record<string, TalkView> = {};
  const why: Record<string, string> = {};
  const some = file.status === 'returned' && file.unlocked !== null;
  for (const { name, number, control } of view.questions) {
    const asked = threads.some(({ question }) => question === name);
    if (asked || (number !== null && control.kind !== 'calculated'))
      by[name] = talkView(name, talk, language, file.campaign.timeZone);
    if (!some || control.kind === 'calculated') continue;
    const isAsked = file.asked?.includes(name) === true;
    if (isAsked) why[name] = asked_unlocked();
    else why[name] = isUnlocked(file, name) ? asked_depends() : asked_locked();
  }
  const only = view.questions.filter(({ name, visible }) => visible && isUnlocked(file, name));
  return {
    by,
    why,
    only: some ? only.map(({ name, title }) => ({ name, words: title, href: `#q-${name}` })) : null
  };
}
