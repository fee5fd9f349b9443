/** A country's name as UNESCO writes it, in the reader's language; an unknown code is shown as the code. */
import { countryByIso3 } from '#lib/domain/countries/country.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';

export function countryName(iso3: string, language: Language): string {
  const country = countryByIso3(iso3);
  return country === null ? iso3 : textIn(country.name, language).text;
}
