/** One mistake in a scoring model: the message begins with the path, so that a list of them can be read alone. */
import type { Finding } from '#lib/domain/instrument/finding.ts';

export function error(rule: string, path: string, message: string): Finding {
  return { severity: 'error', file: 'scoring.json', path, rule: `scoring/${rule}`, message: `${path}: ${message}` };
}
