/**
 * Brings the rounds of the recovery tracker in: one campaign a round, files marked 'imported' with the source, row number
 * and checksum in their log. Everything is read and decided before anything is written, so a broken file changes nothing;
 * a second run finds its own changes and changes nothing either. Takes gert 1.0.0 as published, or on a trial run as it would be.
 */
import { operator, refusal, type Actor } from '#lib/domain/access.ts';
import { countries } from '#lib/domain/countries/country.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { planImport, type PlannedRow, type RefusedRow } from '#lib/server/imports/gert/plan-import.ts';
import { readTracker } from '#lib/server/imports/gert/read-tracker.ts';
import { writeImport } from '#lib/server/imports/gert/write-import.ts';
import { sha256 } from '#lib/server/sha256.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';

/** What became of one row of the source; `remarks` say what was mended, merged or refused, cell by cell. */
export type ImportEntry = (Omit<PlannedRow, 'answers'> | RefusedRow) & {
  readonly outcome: 'taken' | 'merged' | 'refused' | 'unchanged';
};

export interface ImportReport {
  readonly source: string;
  readonly sha256: string;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly taken: number;
  readonly merged: number;
  readonly refused: number;
  readonly unchanged: number;
  readonly rowsMended: number;
  readonly cellsRefused: number;
  /** Countries by round, as the source has them. */
  readonly rounds: readonly { readonly campaignId: string; readonly countries: number }[];
  /** Every row, in the order of the source. */
  readonly entries: readonly ImportEntry[];
}

export async function importGert(
  app: App,
  actor: Actor | null,
  input: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly dryRun: boolean;
    /** The version that the answers are written under. */
    readonly version: CompiledVersion;
  }
): Promise<ImportReport | Problem> {
  const refused = refusal(actor, 'import.run');
  if (refused !== null) return refused;
  const { version } = input;
  const rows = readTracker(input.bytes);
  if (isProblem(rows)) return rows;
  const plan = planImport(rows, version.questionnaire, new Set(countries.map((country) => country.iso3)));
  const source = { name: input.name, sha256: sha256(input.bytes) };
  const importer = operator('import', actor?.name);
  const known = input.dryRun ? new Set<number>() : await writeImport({ app, actor: importer, version, source }, plan);

  const entries: ImportEntry[] = [
    ...plan.taken.map(({ answers: _written, ...row }) => ({ ...row, outcome: outcomeOf(row, known) })),
    ...plan.refused.map((row) => ({ ...row, outcome: 'refused' as const }))
  ].sort((a, b) => a.row - b.row);
  const count = (outcome: ImportEntry['outcome']) => entries.filter((entry) => entry.outcome === outcome).length;
  const taken = entries.filter((entry) => entry.outcome !== 'refused');
  return {
    source: source.name,
    sha256: source.sha256,
    dryRun: input.dryRun,
    rows: rows.length,
    taken: count('taken'),
    merged: count('merged'),
    refused: count('refused'),
    unchanged: count('unchanged'),
    rowsMended: entries.filter((entry) => entry.remarks.some((remark) => remark.kind === 'mended')).length,
    cellsRefused: taken.flatMap((entry) => entry.remarks.filter((remark) => remark.kind === 'refused')).length,
    rounds: [
      ...Map.groupBy(
        plan.taken.filter((row) => !row.superseded),
        (row) => row.round
      )
    ].map(([round, found]) => ({
      campaignId: `gert-${round}`,
      countries: found.length
    })),
    entries
  };
}

function outcomeOf(row: Pick<PlannedRow, 'row' | 'superseded'>, known: ReadonlySet<number>): ImportEntry['outcome'] {
  if (known.has(row.row)) return 'unchanged';
  return row.superseded ? 'merged' : 'taken';
}

function doneLine({ dryRun, taken, merged }: ImportReport): string {
  if (dryRun) return 'Trial run: nothing was written.';
  return taken + merged === 0 ? 'Nothing was written: every row that counts was there already.' : 'Written.';
}

/** The report as lines for a person: the sums first, then each row that was mended, merged or refused, with the reason. */
export function describeImport(report: ImportReport): readonly string[] {
  const lines = [
    `${report.source}  SHA-256 ${report.sha256}`,
    doneLine(report),
    `${report.rows} rows: ${report.taken} taken, ${report.merged} merged, ${report.refused} refused, ${report.unchanged} unchanged.`,
    `${report.rowsMended} rows mended; ${report.cellsRefused} single cells refused.`
  ];
  for (const entry of report.entries) {
    for (const remark of entry.remarks) {
      const who = 'iso3' in entry ? `${entry.iso3} round ${entry.round}` : `${entry.country} round ${entry.round}`;
      lines.push(
        `row ${entry.row} (${who}): ${remark.kind}: ${remark.reason} [${remark.column} ${JSON.stringify(remark.found)}]`
      );
    }
  }
  return lines;
}
