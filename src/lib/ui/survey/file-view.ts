/** A country file as the pages of respondents head it: names in the reader's language, sections with their progress in words. */
import { countryByIso3 } from '#lib/domain/countries/country.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Language } from '#lib/domain/languages.ts';
import { words, type Words } from '#lib/survey/control-view.ts';
import { versionWord } from './version-word.ts';

export interface SectionLine {
  readonly name: string;
  readonly words: Words;
  readonly answered: number;
  readonly asked: number;
  readonly mine: boolean;
  readonly who: readonly string[];
}
export interface FileView {
  readonly fileId: string;
  readonly country: Words;
  readonly campaign: string;
  /** The questionnaire's published version, as one word. */
  readonly version: string;
  readonly timeZone: string;
  readonly status: FileFacts['status'];
  readonly returnReason: string | null;
  readonly sections: readonly SectionLine[];
}

export function countryWords(iso3: string, language: Language): Words {
  const country = countryByIso3(iso3);
  return country === null ? { text: iso3 } : words(country.name, language);
}

export function fileView(file: FileFacts, language: Language): FileView {
  const focal = file.members.filter(({ role }) => role === 'focal_point').map(({ name }) => name);
  return {
    fileId: file.fileId,
    country: countryWords(file.iso3, language),
    campaign: file.campaign.title,
    version: versionWord(file.version),
    timeZone: file.campaign.timeZone,
    status: file.status,
    returnReason: file.status === 'returned' ? file.returnReason : null,
    sections: file.sections
      .filter(({ reads }) => reads)
      .map((section) => ({
        name: section.name,
        words: words(section.title, language),
        answered: section.answered,
        asked: section.asked,
        mine: section.mine,
        who: section.givenTo.length > 0 ? section.givenTo.map(({ name }) => name) : focal
      }))
  };
}
