/** What the answers' address says; an empty value counts as not said. */
import type { AnswersChoice } from '#lib/server/usecases/open-answers.ts';

export function readChoice(query: URLSearchParams): AnswersChoice {
  const said = (name: string) => {
    const value = query.get(name);
    return value === null || value === '' ? null : value;
  };
  return { campaign: said('campaign'), question: said('question'), part: said('part'), scheme: said('groups') };
}
