/** The every-type instrument with two further sections of text questions: `left1` … and `right1` …, `each` of them in both. */
import type { NamedBundle } from '#lib/survey/lint-instrument.ts';
import { everyType } from './every-type.ts';

interface Loose {
  survey: { pages: object[] };
  scoring: { unscored: string[] };
  lineage: { questions: Record<string, object> };
}

export function manyQuestions(each: number): NamedBundle {
  const bundle = everyType();
  const { survey, scoring, lineage } = bundle as unknown as Loose;
  for (const side of ['left', 'right']) {
    const names = Array.from({ length: each }, (_, at) => `${side}${at + 1}`);
    const elements = names.map((name) => ({
      type: 'text',
      name,
      title: { default: `Question ${name}`, ar: `السؤال ${name}` },
      maxLength: 200
    }));
    survey.pages.push({ name: side, title: { default: side, ar: side }, elements });
    scoring.unscored.push(...names);
    for (const name of names) lineage.questions[name] = { concept: `every.${name}`, states: [] };
  }
  return bundle;
}
