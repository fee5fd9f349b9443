/** What a spreadsheet checks in the cells of a section while they are typed: one validation for all cells with the same rule. */
import { longestBeside, years } from '#lib/domain/country-file/facets.ts';
import type { Language } from '#lib/domain/languages.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import { cellName, columns, type Column } from './layout.ts';
import type { SheetRow } from './question-rows.ts';
import type { CellRule } from './row-fields.ts';
import type { Validation } from './sheet-features.ts';
import type { ValueLists } from './value-lists.ts';

type Rule = Omit<Validation, 'cells'>;

/** @param above rows above the first question */
export function validationsOf(
  rows: readonly SheetRow[],
  above: number,
  lists: ValueLists,
  language: Language
): readonly Validation[] {
  const found = new Map<string, Validation>();
  rows.forEach((row, index) => {
    const add = (column: Column, rule: Rule): void => {
      const key = JSON.stringify(rule);
      const cell = cellName(index + above, columns.indexOf(column));
      found.set(key, { ...rule, cells: [...(found.get(key)?.cells ?? []), cell] });
    };
    const ruled = (rule: CellRule): Rule => ruleOf(rule, lists, language);
    if (row.writable && row.rule !== null) add('answer', ruled(row.rule));
    if (row.states.length > 0) add('state', listRule(lists.states(row.states), language));
    if (row.sourceOffered) {
      add('source', ruled({ kind: 'length', max: longestBeside.source }));
      add('year', ruled({ kind: 'number', ...years }));
    }
    if (row.claimOffered) {
      add('confidential', listRule(lists.reasons, language));
      add('reason', ruled({ kind: 'length', max: longestBeside.words }));
    }
  });
  return [...found.values()];
}

function listRule(formula: string, language: Language): Rule {
  const locale = { locale: language };
  return {
    type: 'list',
    operator: null,
    formulas: [formula],
    title: messages.workbook_invalid_title({}, locale),
    message: messages.workbook_invalid_code({}, locale)
  };
}

function ruleOf(rule: CellRule, lists: ValueLists, language: Language): Rule {
  const locale = { locale: language };
  const title = messages.workbook_invalid_title({}, locale);
  switch (rule.kind) {
    case 'list':
      return listRule(lists.codes(rule.list), language);
    case 'length':
      return {
        type: 'textLength',
        operator: 'lessThanOrEqual',
        formulas: [String(rule.max)],
        title,
        message: messages.workbook_invalid_text({}, locale)
      };
    case 'number':
      return {
        type: rule.integer ? 'whole' : 'decimal',
        ...rangeOf(rule),
        title,
        message: messages.workbook_invalid_number({}, locale)
      };
  }
}

/** Excel asks for a bound at each side; where the questionnaire has none, a number that no answer reaches. */
function rangeOf({ min, max }: CellRule & { kind: 'number' }): Pick<Validation, 'operator' | 'formulas'> {
  if (max === null && min !== null) return { operator: 'greaterThanOrEqual', formulas: [String(min)] };
  return { operator: 'between', formulas: [String(min ?? -1e15), String(max ?? 1e15)] };
}
