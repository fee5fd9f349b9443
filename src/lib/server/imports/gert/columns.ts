/**
 * Which column of the tracker's file (global.v2.csv) answers which question of surveys/gert, and what its cells hold.
 * A multi-select cell reads "1,2,4".
 */
export interface Column {
  readonly column: string;
  readonly question: string;
  readonly cell: 'code' | 'codes';
}

const levels = [
  ['PrePrimary', 'pre_primary'],
  ['Primary', 'primary'],
  ['LowerSecondary', 'lower_secondary'],
  ['UpperSecondary', 'upper_secondary'],
  ['Higher', 'higher'],
  ['Vocational', 'vocational']
] as const;

function perLevel(
  before: string,
  after: string,
  question: string,
  cell: Column['cell'],
  count: number = levels.length
): Column[] {
  return levels
    .slice(0, count)
    .map(([name, level]) => ({ column: `${before}${name}${after}`, question: `${question}_${level}`, cell }));
}

export const columns: readonly Column[] = [
  { column: 'extendedBreakCode', question: 'extended_break', cell: 'code' },
  { column: 'educationStatusCode', question: 'education_status', cell: 'codes' },
  ...perLevel('educationStatus', 'Code', 'education_status', 'codes'),
  { column: 'vaccineAvailabilityForTeachersCode', question: 'vaccine_teachers', cell: 'code' },
  ...perLevel('inPersonAdditionalSupport', '', 'in_person_support', 'codes', 4),
  ...perLevel('remoteEducationModalities', 'Code', 'remote_modalities', 'codes'),
  { column: 'inPersonPrioritizationCategoriesCode', question: 'in_person_priority_categories', cell: 'codes' },
  { column: 'inPersonPrioritizationGradeLevelCode', question: 'in_person_priority_grades', cell: 'codes' },
  { column: 'inPersonPrioritizationStudentNeedCode', question: 'in_person_priority_needs', cell: 'codes' },
  { column: 'inPersonPrioritizationGeographyCode', question: 'in_person_priority_places', cell: 'codes' },
  ...perLevel('inPersonLearningCoverage', 'Code', 'in_person_coverage', 'code')
];

/** The columns that say whose answer a row is. */
export const identity = {
  id: '__id',
  name: 'countryName',
  iso3: 'iso3166Alpha3Code',
  date: 'responseDate',
  round: 'roundId'
} as const;
