/**
 * Everything lint says of an instrument's three files; no error means that it can be published and compiled. Order:
 * shape, names and lineage first (nothing else can be judged without them), then questions, conditions, scoring, texts.
 */
import { coreFindings } from '#lib/domain/instrument/core-findings.ts';
import type { Finding } from '#lib/domain/instrument/finding.ts';
import type { InstrumentBundle } from '#lib/domain/instrument/freeze.ts';
import { totalFindings } from '#lib/domain/instrument/lineage-findings.ts';
import { isLegalName } from '#lib/domain/instrument/names.ts';
import { buildQuestionnaire, identityFindings, isFindings, readFiles } from '#lib/domain/instrument/parse.ts';
import { questionFindings } from '#lib/domain/instrument/question-findings.ts';
import { htmlFindings, languageFindings } from '#lib/domain/instrument/text-findings.ts';
import { checkScoring } from '#lib/domain/scoring/check.ts';
import { isScoringModel, parseScoringModel } from '#lib/domain/scoring/model.ts';
import { allConditionFindings } from './condition-findings.ts';
import { surveyCoreFindings } from './survey-lint.ts';

export interface NamedBundle extends InstrumentBundle {
  readonly instrument: string;
  readonly version: string;
}

function numberFindings({ instrument, version }: NamedBundle): readonly Finding[] {
  const found = (message: string): Finding => ({
    severity: 'error',
    file: 'survey.json',
    path: '',
    rule: 'version/name',
    message
  });
  return [
    ...(isLegalName(instrument) ? [] : [found(`the instrument’s name “${instrument}” must match ^[a-z][a-z0-9_]*$`)]),
    ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : [found(`the version “${version}” must be three numbers such as 1.0.0`)])
  ];
}

export function lintInstrument(bundle: NamedBundle): readonly Finding[] {
  const files = readFiles(bundle.survey, bundle.lineage);
  const model = parseScoringModel(bundle.scoring);
  const early = [
    ...numberFindings(bundle),
    ...htmlFindings(bundle),
    ...(isFindings(files) ? files : identityFindings(files)),
    ...(isScoringModel(model) ? [] : model)
  ];
  if (isFindings(files) || identityFindings(files).length > 0) return early;
  const questionnaire = buildQuestionnaire(bundle.instrument, bundle.version, files);
  return [
    ...early,
    ...questionFindings(files.survey, questionnaire),
    ...totalFindings(files.lineage, questionnaire),
    ...allConditionFindings(questionnaire),
    ...surveyCoreFindings(bundle.survey),
    ...(isScoringModel(model) ? [...checkScoring(model, questionnaire), ...coreFindings(questionnaire, model)] : []),
    ...languageFindings(questionnaire)
  ];
}

/** One line per finding, errors first: "error survey.json pages[1].elements[3].visibleIf: there is no question “x” [rule]". */
export function describeFindings(findings: readonly Finding[]): readonly string[] {
  const line = ({ severity, file, path, rule, message }: Finding) =>
    `${severity} ${file}${path === '' ? '' : ` ${path}`}: ${message} [${rule}]`;
  const errors = findings.filter(({ severity }) => severity === 'error');
  return [...errors, ...findings.filter(({ severity }) => severity === 'warning')].map(line);
}
