/** What lint says of an instrument's files: where (JSON path within the file), how bad, and in words an author understands. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** survey.json, scoring.json or lineage.json. */
  readonly file: 'survey.json' | 'scoring.json' | 'lineage.json';
  /** e.g. pages[1].elements[3].visibleIf */
  readonly path: string;
  /** Stable name of the rule, e.g. question/illegal-name. */
  readonly rule: string;
  readonly message: string;
}
