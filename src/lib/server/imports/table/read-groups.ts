/**
 * The groups of a table's units, out of a file of their own: one row per unit, each further column a way of grouping. Refuses
 * a unit that the data do not have, and data whose unit it leaves out: either is a spelling mistake that nobody would see.
 */
import { basename } from 'node:path';
import { problem } from '#lib/domain/problem.ts';
import { shown } from '#lib/domain/tables/names.ts';
import { csvRows } from './csv-rows.ts';
import { Faults } from './faults.ts';
import { unitColumnAt, type TableRead } from './read-table.ts';
import { TableFault } from './text-lines.ts';

/** Group names in step with `units`; an empty cell is no group. Throws TableFault. */
export async function readGroups(
  path: string,
  { units, unitColumn }: Pick<TableRead, 'units' | 'unitColumn'>,
  /** The unit column was named by the caller, so it must be here too. */
  named: boolean
): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const file = basename(path);
  const faults = new Faults(file);
  const rows = csvRows(path);
  const first = await rows.next();
  const { line: top, cells: header } = first.done === true ? { line: 1, cells: [] } : first.value;
  const unitAt = unitColumnAt(header, named || header.includes(unitColumn) ? unitColumn : null, `${file}:${top}`);
  const known = new Set(units);
  const byUnit = new Map<string, { readonly line: number; readonly cells: readonly string[] }>();
  for await (const { line, cells } of rows) {
    const unit = cells[unitAt]?.trim() ?? '';
    const before = byUnit.get(unit);
    if (cells.length !== header.length)
      faults.add(line, 'table.ragged', { found: cells.length, expected: header.length });
    else if (unit === '') faults.add(line, 'table.no_unit', { column: shown(header[unitAt] ?? '') });
    else if (before !== undefined) faults.add(line, 'table.repeated_unit', { unit: shown(unit), line: before.line });
    else if (!known.has(unit)) faults.add(line, 'table.group_of_no_unit', { unit: shown(unit) });
    else byUnit.set(unit, { line, cells });
  }
  if (byUnit.size === 0) {
    faults.stopIfAny();
    throw new TableFault(problem('table.header_only', { file }));
  }
  for (const unit of units) if (!byUnit.has(unit)) faults.add(null, 'table.unit_without_group', { unit: shown(unit) });
  faults.stopIfAny();
  return new Map(
    header.flatMap(
      (name, at) =>
      at === unitAt || name === '' ? [] : [[name, units.map((unit) => byUnit.get(unit)?.cells[at]?.trim() || null)] as const] // prettier-ignore
    )
  );
}
