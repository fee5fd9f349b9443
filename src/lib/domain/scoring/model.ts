/**
 * scoring.json of a version, and the stand-alone model of any table: one format. Declarative: nothing in it is code.
 * `parseScoringModel` is the only door; it explains each mistake with its path and what was expected, and brings files of
 * format 1 up to date. Whether a model fits a questionnaire is `checkScoring`'s question (check.ts).
 */
import { z } from 'zod';
import type { Finding } from '#lib/domain/instrument/finding.ts';
import { questionName, words } from './atoms.ts';
import { formatTwo } from './format-one.ts';
import { indexFile, type IndexFile, type IndexModel } from './index-model.ts';
import { modelFindings } from './model-findings.ts';
import { needs } from './needs-model.ts';
import { dimensionsOf } from './tree.ts';

const file = z.strictObject({
  format: z.literal(2, 'format 2'),
  /** Names the method in every figure; a change of rules is a new id. */
  method: words,
  index: indexFile.nullable(),
  needs: needs.nullable().default(null),
  /** Every question that no indicator and no theme reads, by name; "*": all others. */
  unscored: z.array(z.union([z.literal('*'), questionName], 'a question name or "*"')).default(['*'])
});

export type ScoringFile = z.infer<typeof file>;
export type ScoringModel = Omit<ScoringFile, 'index'> & { readonly index: IndexModel | null };

/** The model, or what is wrong with it: one finding per mistake, each with its path. */
export function parseScoringModel(json: unknown): ScoringModel | readonly Finding[] {
  const parsed = file.safeParse(formatTwo(json));
  if (parsed.success) {
    const findings = modelFindings(parsed.data);
    return findings.length > 0 ? findings : { ...parsed.data, index: grown(parsed.data.index) };
  }
  return parsed.error.issues.map((issue) => ({
    severity: 'error',
    file: 'scoring.json',
    path: pathText(issue.path),
    rule: 'scoring/shape',
    message: `${pathText(issue.path) || 'scoring.json'}: ${issue.message}`
  }));
}

export function isScoringModel(parsed: ScoringModel | readonly Finding[]): parsed is ScoringModel {
  return !Array.isArray(parsed);
}

/** What a file may leave out, filled in. */
function grown(index: IndexFile | null): IndexModel | null {
  if (index === null) return null;
  const indicators = index.indicators.map(({ question, title, ...rest }) => ({
    ...rest,
    question: question ?? rest.id,
    title: title ?? { en: rest.id }
  }));
  const groups = index.groups.map(({ title, ...rest }) => ({ ...rest, title: title ?? { en: rest.id } }));
  const whole = { ...index, title: index.title ?? { en: index.id }, indicators, groups };
  return { ...whole, dimensions: dimensionsOf(whole) };
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (all, step) =>
      typeof step === 'number' ? `${all}[${step}]` : all === '' ? String(step) : `${all}.${String(step)}`,
    ''
  );
}
