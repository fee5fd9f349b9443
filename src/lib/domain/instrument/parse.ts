/**
 * survey.json and lineage.json of a version -> Questionnaire, or the findings that say why not. Refuses what the schemas
 * do not cover, illegal or repeated names and values, and questions without a lineage entry (and the reverse).
 */
import type { Text } from '#lib/domain/languages.ts';
import type { Finding } from './finding.ts';
import { lineageSchema, type LineageJson } from './lineage-json.ts';
import { nameAndValueFindings } from './names.ts';
import { questionOf, textOf } from './parse-question.ts';
import type { Question, Questionnaire, Section } from './questionnaire.ts';
import { shapeFindings } from './shape-findings.ts';
import { surveySchema, type SurveyJson } from './survey-json.ts';

export interface InstrumentFiles {
  readonly survey: SurveyJson;
  readonly lineage: LineageJson;
}

/** Both files in their covered shape, or every place where they leave it. */
export function readFiles(surveyJson: unknown, lineageJson: unknown): InstrumentFiles | readonly Finding[] {
  const survey = surveySchema.safeParse(surveyJson);
  const lineage = lineageSchema.safeParse(lineageJson);
  if (survey.success && lineage.success) return { survey: survey.data, lineage: lineage.data };
  return [
    ...(survey.success ? [] : shapeFindings('survey.json', survey.error)),
    ...(lineage.success ? [] : shapeFindings('lineage.json', lineage.error))
  ];
}

export function isFindings(value: unknown): value is readonly Finding[] {
  return Array.isArray(value);
}

function lineageFindings({ survey, lineage }: InstrumentFiles): readonly Finding[] {
  const names = new Set(survey.pages.flatMap((page) => page.elements.map((element) => element.name)));
  const found = (path: string, rule: string, message: string): Finding => ({
    severity: 'error',
    file: 'lineage.json',
    path,
    rule,
    message
  });
  return [
    ...[...names]
      .filter((name) => !Object.hasOwn(lineage.questions, name))
      .map((name) =>
        found(`questions.${name}`, 'lineage/missing', `question “${name}” has no entry (concept and states)`)
      ),
    ...Object.entries(lineage.questions).flatMap(([name, entry]) => {
      if (!names.has(name))
        return [found(`questions.${name}`, 'lineage/unknown', `survey.json has no question “${name}”`)];
      if (entry.about !== undefined && !names.has(entry.about.question))
        return [
          found(`questions.${name}.about`, 'lineage/unknown', `survey.json has no question “${entry.about.question}”`)
        ];
      return [];
    })
  ];
}

/** A crosswalk row that could not be followed: recoded without its table, or a break that nobody explains. */
function continuationFindings({ lineage }: InstrumentFiles): readonly Finding[] {
  return Object.entries(lineage.questions).flatMap(([name, { continues = [] }]) =>
    continues.flatMap(({ relation, recode, reason }, index): readonly Finding[] => {
      const lacks =
        relation === 'recoded' ? recode === undefined : relation === 'not_comparable' && reason === undefined;
      if (!lacks) return [];
      const message =
        relation === 'recoded' ? 'a recoded question needs its table “recode”' : 'a break needs its “reason”';
      const path = `questions.${name}.continues[${index}]`;
      return [{ severity: 'error', file: 'lineage.json', path, rule: 'lineage/continuation', message }];
    })
  );
}

/** Findings about names, values and lineage: without these a Questionnaire cannot be built. */
export function identityFindings(files: InstrumentFiles): readonly Finding[] {
  return [...nameAndValueFindings(files.survey), ...lineageFindings(files), ...continuationFindings(files)];
}

export function buildQuestionnaire(instrument: string, version: string, files: InstrumentFiles): Questionnaire {
  const byName = new Map<string, Question>();
  const sectionOf = new Map<string, string>();
  const sections = files.survey.pages.map((page): Section => {
    const questions = page.elements.map((element) => questionOf(element, files.lineage.questions[element.name]));
    for (const question of questions) {
      byName.set(question.name, question);
      sectionOf.set(question.name, page.name);
    }
    return {
      name: page.name,
      title: textOf(page.title),
      help: page.description === undefined ? null : textOf(page.description),
      visibleIf: page.visibleIf ?? null,
      questions
    };
  });
  const title: Text = textOf(files.survey.title);
  return { instrument, version, title, sections, byName, sectionOf };
}

/** The parsed JSON of the two files -> Questionnaire; findings (all errors) where it cannot be one. */
export function parseQuestionnaire(
  instrument: string,
  version: string,
  surveyJson: unknown,
  lineageJson: unknown
): Questionnaire | readonly Finding[] {
  const files = readFiles(surveyJson, lineageJson);
  if (isFindings(files)) return files;
  const findings = identityFindings(files);
  return findings.length > 0 ? findings : buildQuestionnaire(instrument, version, files);
}
