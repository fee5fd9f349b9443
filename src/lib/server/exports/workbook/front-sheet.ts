/** The first sheet: what the workbook is of, and how it is filled in. The first column is the program's. */
import type { CellObject, Row, SheetData } from 'write-excel-file/node';
import * as messages from '#lib/i18n/generated/messages.js';
import { dir } from '#lib/i18n/locale.ts';
import { claimWordIn } from '../claim-word.ts';
import type { FileCopy } from '../file-copy.ts';
import { runningIn } from '../direction.ts';
import { stateWordIn } from '../state-word.ts';
import { cellText, factMark, formatMark, formatNumber, type Fact } from './layout.ts';

const grey = '#767676';
export const frontWidths: readonly number[] = [20, 40, 46, 46];

export function frontSheet(copy: FileCopy): SheetData {
  const locale = { locale: copy.language };
  const facts: readonly (readonly [mark: string, label: string, value: string])[] = [
    [factMark('country'), messages.workbook_fact_country({}, locale), copy.iso3],
    [factMark('campaign'), messages.workbook_fact_campaign({}, locale), copy.campaign.id],
    [factMark('file'), messages.workbook_fact_file({}, locale), copy.fileId],
    [factMark('instrument'), messages.workbook_fact_questionnaire({}, locale), copy.version.instrument],
    [factMark('version'), messages.workbook_fact_version({}, locale), copy.version.version],
    [factMark('sha256'), messages.workbook_fact_checksum({}, locale), copy.version.sha256],
    [factMark('revision'), messages.workbook_fact_revision({}, locale), String(copy.revision)],
    [factMark('language'), messages.workbook_fact_language({}, locale), copy.language],
    [factMark('written'), messages.workbook_fact_written({}, locale), copy.written],
    [factMark('filled'), messages.workbook_fact_filled({}, locale), copy.filled ? 'filled' : 'blank'],
    [formatMark, '', String(formatNumber)]
  ];
  const beside: Partial<Record<string, string>> = {
    [factMark('country')]: copy.country,
    [factMark('campaign')]: copy.campaign.title,
    [factMark('instrument')]: copy.title,
    [factMark('language')]: copy.languageName,
    [factMark('filled')]: copy.filled ? messages.workbook_filled({}, locale) : messages.workbook_blank({}, locale)
  } satisfies Partial<Record<`soundings:${Fact}`, string>>;
  const sheet = messages.workbook_sheet_values({}, locale);
  const instructions = [
    messages.workbook_how_cells({}, locale),
    messages.workbook_how_codes({ sheet }, locale),
    messages.workbook_how_ticks({}, locale),
    messages.workbook_how_empty({ blank: stateWordIn('blank', copy.language) }, locale),
    messages.workbook_how_state({ state: stateWordIn('dont_know', copy.language) }, locale),
    messages.workbook_how_claim({ none: claimWordIn('none', copy.language) }, locale),
    messages.workbook_how_explain({}, locale),
    messages.workbook_how_evidence({}, locale),
    messages.workbook_how_rows({}, locale),
    messages.workbook_how_upload({}, locale)
  ];
  const wrapped = { wrap: true, alignVertical: 'top' } as const;
  const wide = (value: string, more: Partial<CellObject> = {}): Row => [
    null,
    { value: cellText(runningIn(value, dir(copy.language))), type: String, columnSpan: 3, ...wrapped, ...more },
    null,
    null
  ];
  return [
    wide(messages.workbook_title({ country: copy.country }, locale), { fontWeight: 'bold', fontSize: 16 }),
    wide(`${copy.title} · ${copy.campaign.title}`),
    ...(copy.demonstration ? [wide(messages.workbook_doc_generated({}, locale), { fontWeight: 'bold' })] : []),
    [],
    ...facts.map(([mark, label, value]): Row => [
      { value: mark, type: String, textColor: grey, fontSize: 8 },
      { value: label, type: String, fontWeight: 'bold', ...wrapped },
      {
        value: cellText(value),
        type: String,
        format: '@',
        ...(mark === formatMark && { textColor: grey }),
        ...wrapped
      },
      { value: cellText(runningIn(beside[mark] ?? '', dir(copy.language))), type: String, ...wrapped }
    ]),
    [],
    wide(messages.workbook_how_title({}, locale), { fontWeight: 'bold', fontSize: 13 }),
    ...instructions.map((line) => wide(`• ${line}`))
  ];
}
