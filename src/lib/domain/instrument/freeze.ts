/**
 * Freezing a version: the three files as one canonical JSON text, named by its SHA-256. Equal content gives the same
 * text whatever the order of keys or the white space, so a second publication of the same content is recognised.
 */
import { canonicalJson } from '#lib/domain/canonical.ts';

/** The parsed JSON of the three files of surveys/<instrument>/<version>/, as authors wrote it. */
export interface InstrumentBundle {
  readonly survey: unknown;
  readonly scoring: unknown;
  readonly lineage: unknown;
}

/** `sha256`: UTF-8 text -> lower-case hex; passed in, because the domain has no cryptography of its own. */
export function freeze(
  { survey, scoring, lineage }: InstrumentBundle,
  sha256: (text: string) => string
): { readonly canonical: string; readonly sha256: string } {
  const canonical = canonicalJson({ survey, scoring, lineage });
  return { canonical, sha256: sha256(canonical) };
}

/** The files of a frozen version. Throws where the text is not such a bundle: a stored version is never anything else. */
export function thaw(canonical: string): InstrumentBundle {
  const parsed: unknown = JSON.parse(canonical);
  if (
    typeof parsed !== 'object' ||
    parsed === null ||
    !('survey' in parsed && 'scoring' in parsed && 'lineage' in parsed)
  )
    throw new TypeError('not a frozen instrument: survey, scoring and lineage are expected');
  return { survey: parsed.survey, scoring: parsed.scoring, lineage: parsed.lineage };
}
