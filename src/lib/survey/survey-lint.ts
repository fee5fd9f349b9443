/** survey-core's own linter over survey.json, as findings: what plain SurveyJS would drop, misread or never show. */
import { lintSurvey } from 'survey-core/linter';
import type { Finding } from '#lib/domain/instrument/finding.ts';

export function surveyCoreFindings(surveyJson: unknown): readonly Finding[] {
  return lintSurvey(surveyJson).findings.flatMap(({ severity, path, ruleId, message }): readonly Finding[] =>
    severity === 'info' ? [] : [{ severity, file: 'survey.json', path, rule: `survey-core/${ruleId}`, message }]
  );
}
