/** What lint says of the texts of an instrument: no HTML anywhere (texts are plain), and how many are not translated. */
import { languages, sourceLanguage, type Language, type Text } from '#lib/domain/languages.ts';
import type { Finding } from './finding.ts';
import type { InstrumentBundle } from './freeze.ts';
import { questionPlaces } from './places.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { pathText } from './shape-findings.ts';

/** A tag, a comment, or a character reference. A bare "<" as in "< 5 %" is plain text. */
const html = /<\/?[a-z][^>]*>|<!--|&(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);/i;

function strings(
  value: unknown,
  path: readonly PropertyKey[]
): readonly { readonly text: string; readonly path: string }[] {
  if (typeof value === 'string') return [{ text: value, path: pathText(path) }];
  if (Array.isArray(value)) return value.flatMap((entry, index) => strings(entry, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => strings(entry, [...path, key]));
}

/** Conditions are no texts: "{a} <b" is left alone. */
const conditions = /(?:visibleIf|enableIf|requiredIf|expression)$/;

export function htmlFindings(bundle: InstrumentBundle): readonly Finding[] {
  const files = ['survey', 'scoring', 'lineage'] as const;
  return files.flatMap((file) =>
    strings(bundle[file], [])
      .filter(({ text, path }) => html.test(text) && !conditions.test(path))
      .map(({ path }): Finding => {
        const message = 'HTML in a text: texts are plain and are shown letter for letter';
        return { severity: 'error', file: `${file}.json`, path, rule: 'text/html', message };
      })
  );
}

function textsOf(question: Question): readonly (Text | null)[] {
  const own = [question.title, question.help];
  switch (question.type) {
    case 'choice':
    case 'ranking':
      return [...own, ...question.choices.map(({ text }) => text)];
    case 'choices':
      return [...own, question.none, ...question.choices.map(({ text }) => text)];
    case 'boolean':
      return [...own, question.yes, question.no];
    case 'rating':
      return [...own, question.minText, question.maxText];
    case 'matrix':
      return [...own, ...[...question.rows, ...question.columns].map(({ text }) => text)];
    case 'multiple_text':
      return [...own, ...question.items.map(({ title }) => title)];
    case 'panel':
      return [...own, ...question.template.flatMap(textsOf)];
    case 'text':
    case 'comment':
    case 'number':
    case 'calculated':
      return own;
  }
}

/** Every text that a respondent reads. */
function questionnaireTexts(questionnaire: Questionnaire): readonly Text[] {
  const sections = questionnaire.sections.flatMap(({ title, help }) => [title, help]);
  const questions = questionPlaces(questionnaire).flatMap(({ question }) => textsOf(question));
  return [questionnaire.title, ...sections, ...questions].filter((text) => text !== null);
}

/** How many texts each language lacks; only languages that lack any. */
function missingTexts(questionnaire: Questionnaire): ReadonlyMap<Language, number> {
  const texts = questionnaireTexts(questionnaire);
  const counts = languages
    .filter((language) => language !== sourceLanguage)
    .map((language) => [language, texts.filter((text) => text[language] === undefined).length] as const);
  return new Map(counts.filter(([, count]) => count > 0));
}

export function languageFindings(questionnaire: Questionnaire): readonly Finding[] {
  const missing = missingTexts(questionnaire);
  if (missing.size === 0) return [];
  const counts = [...missing].map(([language, count]) => `${language} ${count}`).join(', ');
  const message = `texts without a translation, of ${questionnaireTexts(questionnaire).length}: ${counts}; English is shown instead`;
  return [{ severity: 'warning', file: 'survey.json', path: '', rule: 'text/untranslated', message }];
}
