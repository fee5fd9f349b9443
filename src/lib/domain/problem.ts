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
  'access.not_allowed': 'forbidden', // act
  'access.not_found': 'not_found',
  'access.link_unknown': 'gone',
  'access.link_used': 'gone',
  'access.link_expired': 'gone',
  // people
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
  'receipt.not_found': 'not_found',
  // analysis
  'analysis.not_found': 'not_found',
  'analysis.not_published': 'not_found', // by the country's choice
  'analysis.unknown_group': 'invalid', // group
  'analysis.unknown_question': 'invalid', // question
  // import
  'import.unreadable': 'invalid', // reason (a sentence)
  'import.not_the_tracker': 'invalid',
  // storage and start
  'storage.busy': 'unavailable',
  'storage.newer_schema': 'unavailable', // found, known
  'storage.unreachable': 'unavailable', // store
  'storage.in_use': 'unavailable', // folder
  'storage.unwritable': 'unavailable', // folder
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
