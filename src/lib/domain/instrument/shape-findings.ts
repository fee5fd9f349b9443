/** What a zod schema found wrong in an instrument's file, as findings with a path and a sentence for its author. */
import type { z } from 'zod';
import type { Finding } from './finding.ts';

export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `“${key}”`).join(', ');
    return `${names} ${issue.keys.length === 1 ? 'is' : 'are'} not covered by Soundings here; remove ${issue.keys.length === 1 ? 'it' : 'them'} (or correct the spelling)`;
  }
  return issue.message.replace(/^Invalid input: expected (\S+), received undefined$/, 'is missing (a $1 is expected)');
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
