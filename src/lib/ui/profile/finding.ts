/** The title of a profile says what was found: a whole sentence in the reader's language, for every case. */
import type { ProfileView } from '#lib/domain/comparison/profile-view.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import * as m from '#lib/i18n/generated/messages.js';
import { bandName } from '#lib/i18n/terms.ts';

export function profileFinding(
  view: Pick<ProfileView, 'index' | 'dimensions'>,
  country: string,
  language: Language
): string {
  if (view.index === null) return m.profile_finding_needs({ country });
  const scored = view.dimensions
    .flatMap(({ title, score }) =>
      score.value === null ? [] : [{ title: textIn(title, language).text, value: score.value }]
    )
    .sort((a, b) => b.value - a.value);
  const [first, last] = [scored[0], scored.at(-1)];
  const band = view.index.band === null ? null : bandName(view.index.band.id).toLocaleLowerCase(language);
  if (first === undefined || last === undefined || (band === null && scored.length < 2)) {
    return m.profile_finding_none({ country });
  }
  if (band === null) return m.profile_finding_part({ country, strongest: first.title, weakest: last.title });
  // "Same in every dimension" is said of what is shown: one decimal.
  if (first.value.toFixed(1) === last.value.toFixed(1)) return m.profile_finding_even({ country, band });
  return m.profile_finding({ country, band, strongest: first.title, weakest: last.title });
}
