/**
 * The catalogue of every failure that Soundings expects: a stable code, its kind, and the message that explains it.
 * A use case returns a Problem instead of throwing; `server/respond.ts` alone turns it into HTTP; `i18n/problem-text.ts`
 * turns it into words (message key `problem_<code with _>`). Anything that is not in this list is a bug and becomes a 500.
 */
export type ProblemKind =
  | 'invalid' // the input is wrong; says what and where
  | 'unauthenticated' // nobody is signed in
  | 'forbidden' // signed in, but not for this act
  | 'not_found' // does not exist, or is not yours: both read the same
  | 'conflict' // somebody else was faster, or the state does not allow it
  | 'gone' // existed, is used up
  | 'too_large'
  | 'too_many'
  | 'unavailable';

/** Code and kind; the comment names the params that its message takes. `at` names the field, question or row. */
export const problemKinds = {
  // requests
  'request.malformed': 'invalid',
  'request.too_large': 'too_large', // limit (kB)
  'request.too_many': 'too_many', // minutes
  'request.cross_origin': 'forbidden',
  'request.field_required': 'invalid',
  'request.field_invalid': 'invalid',
  // access
  'access.sign_in_first': 'unauthenticated',
  'access.another_person': 'unauthenticated',
  'access.not_allowed': 'forbidden', // act
  'access.not_found': 'not_found',
  'access.link_unknown': 'gone',
  'access.link_used': 'gone',
  'access.link_expired': 'gone',
  // people
  'access.acting_required': 'invalid',
  'person.email_taken': 'conflict',
  // instruments
  'instrument.not_found': 'not_found',
  'instrument.lint_failed': 'invalid',
  'instrument.fault': 'invalid', // count
  'instrument.version_taken': 'conflict', // instrument, version
  'instrument.unreadable': 'invalid', // file, reason
  // campaigns
  'campaign.not_found': 'not_found',
  'campaign.id_taken': 'conflict', // id
  'campaign.not_draft': 'conflict',
  'campaign.wrong_state': 'conflict',
  'campaign.no_countries': 'invalid',
  'campaign.unknown_country': 'invalid', // iso3
  'campaign.dates_reversed': 'invalid',
  'campaign.closed': 'conflict',
  'campaign.not_open_yet': 'conflict',
  // answers: `at` names the question
  'answer.unknown_question': 'invalid',
  'answer.unknown_choice': 'invalid', // choice
  'answer.wrong_type': 'invalid',
  'answer.not_a_number': 'invalid',
  'answer.out_of_range': 'invalid', // min, max; leave one out where that end is open
  'answer.below': 'invalid',
  'answer.above': 'invalid',
  'answer.not_an_integer': 'invalid',
  'answer.too_long': 'invalid', // limit
  'answer.too_many_choices': 'invalid', // limit
  'answer.too_few_choices': 'invalid', // limit
  'answer.repeated_choice': 'invalid',
  'answer.too_many_rows': 'invalid', // limit
  'answer.state_not_offered': 'invalid',
  'answer.read_only': 'invalid',
  'answer.not_your_section': 'forbidden',
  'answer.locked': 'conflict',
  'answer.source_asked_elsewhere': 'invalid',
  'answer.unknown_evidence': 'invalid',
  'answer.words_required': 'invalid',
  'answer.stale': 'conflict',
  'answer.required': 'invalid',
  // country files
  'file.not_found': 'not_found',
  'file.read_only': 'conflict',
  'file.incomplete': 'invalid', // count
  'file.wrong_state': 'conflict',
  'file.reason_required': 'invalid',
  'file.moved_on': 'conflict',
  'file.signer_required': 'invalid',
  'file.unknown_section': 'not_found',
  'file.sections_required': 'invalid',
  'file.address_unusable': 'conflict',
  'file.not_delegated': 'conflict',
  'file.frozen': 'conflict',
  'file.declined': 'conflict',
  'file.not_the_signer': 'forbidden',
  'file.not_asked': 'not_found',
  // evidence
  'evidence.type_not_allowed': 'invalid',
  'evidence.too_large': 'too_large', // limit (MB)
  'evidence.no_room': 'too_large', // limit (MB)
  'evidence.not_found': 'not_found',
  'evidence.cited_by_locked': 'conflict', // question
  'evidence.empty': 'invalid',
  'evidence.active': 'invalid',
  'evidence.old_office': 'invalid',
  'evidence.damaged': 'invalid',
  'evidence.bomb': 'invalid',
  'evidence.protected': 'invalid',
  'evidence.encoding': 'invalid',
  'evidence.upload_gone': 'gone',
  'evidence.piece_elsewhere': 'conflict', // received
  'evidence.incomplete': 'conflict', // received, size
  'evidence.broken_off': 'invalid',
  'evidence.checksum': 'invalid',
  'evidence.too_many_uploads': 'conflict', // limit
  'evidence.lost': 'unavailable',
  'receipt.not_found': 'not_found',
  // analysis
  'analysis.not_found': 'not_found',
  'analysis.not_published': 'not_found', // by the country's choice
  'analysis.unknown_group': 'invalid', // group
  'analysis.unknown_question': 'invalid', // question
  'analysis.nothing_uncertain': 'not_found',
  'analysis.busy': 'unavailable',
  // import
  'import.unreadable': 'invalid', // reason (a sentence)
  'import.not_the_tracker': 'invalid',
  // tables from outside: `at` is file and line
  'table.refused': 'invalid', // file, count
  'table.stopped': 'invalid', // count
  'table.unreadable': 'invalid', // file, reason (a sentence)
  'table.unwritable': 'invalid', // file, reason (a sentence)
  'table.not_text': 'invalid', // file
  'table.not_utf8': 'invalid',
  'table.line_too_long': 'invalid', // limit (MB)
  'table.empty': 'invalid', // file
  'table.header_only': 'invalid', // file
  'table.separator_unclear': 'invalid',
  'table.quotes': 'invalid',
  'table.ragged': 'invalid', // found, expected
  'table.repeated_column': 'invalid', // column
  'table.unknown_column': 'invalid', // column, indicator, nearest
  'table.no_unit_column': 'invalid', // column, nearest
  'table.no_unit': 'invalid', // column
  'table.repeated_unit': 'invalid', // unit, line
  'table.decimal_comma': 'invalid', // column, value
  'table.thousands': 'invalid', // column, value
  'table.gap_code': 'invalid', // column, value
  'table.too_large': 'invalid', // column, value
  'table.not_a_number': 'invalid', // column, value
  'table.no_logarithm': 'invalid', // unit, indicator
  'table.unknown_group': 'invalid', // column
  'table.unknown_reference': 'invalid', // unit, nearest
  'table.too_many_units': 'invalid', // units, limit
  'table.group_of_no_unit': 'invalid', // unit
  'table.unit_without_group': 'invalid', // unit
  // a model for a table
  'model.not_json': 'invalid', // file, reason (a sentence)
  'model.no_index': 'invalid', // file
  'model.unknown_weights': 'invalid', // name, known
  'model.no_choices': 'invalid', // file
  'model.choices_of_other_scale': 'invalid', // file, method
  'table.too_many_draws': 'invalid', // units, replications, limit
  // workbooks: an uploaded .xlsx, and its cells (`at`: the question)
  'workbook.unreadable': 'invalid',
  'workbook.locked': 'invalid',
  'workbook.open_document': 'invalid',
  'workbook.too_large': 'too_large',
  'workbook.not_ours': 'invalid',
  'workbook.newer_format': 'invalid',
  'workbook.other_file': 'invalid', // iso3, campaign
  'workbook.other_version': 'invalid', // found, expected
  'workbook.unknown_revision': 'invalid', // found, known
  'workbook.expired': 'gone',
  'workbook.error_cell': 'invalid', // cell, value
  'workbook.formula_cell': 'invalid', // cell
  'workbook.date_cell': 'invalid', // cell, value
  'workbook.label_ambiguous': 'invalid', // cell, value
  'workbook.mark_unclear': 'invalid', // cell, value
  'workbook.rank_unclear': 'invalid', // cell, value
  'workbook.rank_twice': 'invalid', // cell, value
  'workbook.row_twice': 'invalid', // cell
  'workbook.state_unknown': 'invalid', // cell, value
  'workbook.state_of_part': 'invalid', // cell
  'workbook.state_and_value': 'invalid', // cell
  'workbook.state_without_value': 'invalid', // cell
  'workbook.claim_unknown': 'invalid', // cell, value
  'workbook.claim_without_reason': 'invalid', // cell
  // storage and start
  'storage.busy': 'unavailable',
  'storage.newer_schema': 'unavailable', // found, known
  'storage.unreachable': 'unavailable', // store
  'storage.in_use': 'unavailable', // folder
  'storage.unwritable': 'unavailable', // folder
  'storage.full': 'unavailable',
  'storage.damaged': 'unavailable', // folder
  'storage.demonstration_mismatch': 'unavailable',
  'setting.invalid': 'invalid' // setting, reason
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

export interface Problem {
  readonly problem: ProblemCode;
  readonly kind: ProblemKind;
  /** Values for the message; plain numbers and strings. */
  readonly params: Readonly<Record<string, string | number>>;
  /** What it is about: a question name, a field name, a row. */
  readonly at: string | null;
  /** The single causes where one answer carries several. */
  readonly causes: readonly Problem[];
}

export function problem(
  code: ProblemCode,
  params: Readonly<Record<string, string | number>> = {},
  at: string | null = null,
  causes: readonly Problem[] = []
): Problem {
  return { problem: code, kind: problemKinds[code], params, at, causes };
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'problem' in value && 'kind' in value && 'causes' in value;
}
