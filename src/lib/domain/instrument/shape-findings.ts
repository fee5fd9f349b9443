/** What a zod schema found wrong in an instrument's file, as findings with a path and a sentence for its author. */
import type { z } from 'zod';
import type { Finding } from './finding.ts';

export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

/** Properties that authors coming from SurveyJS reach for, and what takes their place. */
const instead: Readonly<Record<string, string>> = {
  showDontKnowItem: 'offer the state "dont_know" in lineage.json',
  showRefuseItem: 'offer the state "refused" in lineage.json',
  showOtherItem: 'add a choice and a text question with visibleIf',
  triggers: 'use visibleIf, requiredIf or an expression question',
  calculatedValues: 'use a question of type "expression"',
  templateErrorLocation: 'errors stand beside their question',
  loopSource: 'repeat with "paneldynamic"',
  html: 'texts are plain; use "description"',
  choicesByUrl: 'list the choices',
  defaultValue: 'an answer is always given by the country',
  readOnly: 'use "enableIf", or type "expression" for a computed value'
};

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `“${key}”`).join(', ');
    return `${names} ${issue.keys.length === 1 ? 'is' : 'are'} not covered by Soundings here; ${advice(issue.keys)}`;
  }
  return issue.message.replace(/^Invalid input: expected (\S+), received undefined$/, 'is missing (a $1 is expected)');
}

function advice(keys: readonly string[]): string {
  const known = keys.flatMap((key) => (Object.hasOwn(instead, key) ? [instead[key] ?? ''] : []));
  return known.length > 0 ? known.join('; ') : `remove ${keys.length === 1 ? 'it' : 'them'} or correct the spelling`;
}

export function shapeFindings(file: Finding['file'], error: z.ZodError): readonly Finding[] {
  return error.issues.map((issue) => ({
    severity: 'error',
    file,
    path: pathText(issue.path),
    rule: issue.code === 'unrecognized_keys' ? 'file/not-covered' : 'file/shape',
    message: sentence(issue)
  }));
}
