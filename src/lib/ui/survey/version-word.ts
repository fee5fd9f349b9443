/** A published version as one word, so that answers and questionnaire can be told to belong together. */
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';

export function versionWord({ instrument, version, sha256 }: VersionRef): string {
  return `${instrument}/${version}/${sha256.slice(0, 12)}`;
}
