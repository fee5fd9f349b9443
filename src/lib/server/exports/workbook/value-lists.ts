/** The sheet of allowed values: code and label of every choice, and the states; what the validation of cells refers to. */
import type { Row, SheetData } from 'write-excel-file/node';
import type { Language } from '#lib/domain/languages.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import { confidentialReasons } from '#lib/domain/country-file/answer.ts';
import { claimWordIn } from '../claim-word.ts';
import { dir } from '#lib/i18n/locale.ts';
import { runningIn } from '../direction.ts';
import type { FileCopy } from '../file-copy.ts';
import type { CellContent } from './answer-cells.ts';
import { cellText } from './layout.ts';
import { questionRows } from './question-rows.ts';

export const valueWidths: readonly number[] = [24, 24, 80];

export interface ValueLists {
  readonly data: SheetData;
  /** The cells of a list's codes, as a formula names them. */
  readonly codes: (list: string) => string;
  readonly states: (states: readonly string[]) => string;
  readonly reasons: string;
}

type Entries = readonly (readonly [code: CellContent, label: string])[];

export function valueLists(copy: FileCopy, sheetName: string): ValueLists {
  const lists = new Map<string, Entries>();
  const states = new Map<string, Entries>();
  for (const section of copy.sections)
    for (const question of section.questions)
      for (const row of questionRows(question, section, copy.language)) {
        if (row.rule?.kind === 'list') lists.set(row.rule.list, row.rule.entries);
        if (row.states.length > 0)
          states.set(
            row.states.join('\n'),
            row.states.map((state) => [state, ''] as const)
          );
      }
  const data: Row[] = [heading(copy.language)];
  const places = new Map<string, string>();
  const sheet = `'${sheetName.replaceAll("'", "''")}'`;
  const put = (key: string, label: string, entries: Entries): void => {
    const first = data.length + 1;
    for (const [code, words] of entries)
      data.push([
        { value: cellText(label), type: String, textColor: '#767676' },
        typeof code === 'number'
          ? { value: code, type: Number }
          : { value: cellText(code ?? ''), type: String, format: '@' },
        { value: cellText(runningIn(words, dir(copy.language))), type: String, wrap: true, alignVertical: 'top' }
      ]);
    places.set(key, `${sheet}!$B$${first}:$B$${data.length}`);
  };
  for (const [list, entries] of lists) put(`list ${list}`, list, entries);
  for (const [key, entries] of states)
    put(`states ${key}`, messages.workbook_states({}, { locale: copy.language }), entries);
  const reasons = (['none', ...confidentialReasons] as const).map(
    (one) => [claimWordIn(one, copy.language), ''] as const
  );
  put('reasons', messages.workbook_reasons({}, { locale: copy.language }), reasons);
  return {
    data,
    reasons: places.get('reasons') ?? '',
    codes: (list) => places.get(`list ${list}`) ?? '',
    states: (shown) => places.get(`states ${shown.join('\n')}`) ?? ''
  };
}

function heading(language: Language): Row {
  const locale = { locale: language };
  return [
    messages.workbook_col_question({}, locale),
    messages.workbook_col_code({}, locale),
    messages.workbook_col_label({}, locale)
  ].map((value) => ({ value, type: String, fontWeight: 'bold', backgroundColor: '#F2F2F2' }));
}
