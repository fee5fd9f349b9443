/** Why a model cannot score a table, as one refusal whose causes name the line of each unit. */
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Unfit } from '#lib/domain/scoring/table-fit.ts';
import { nearestName, shown } from '#lib/domain/tables/names.ts';
import type { TableRead } from '#lib/server/imports/table/read-table.ts';

const most = 20;

export function unfitProblem(file: string, read: TableRead, unfit: readonly Unfit[]): Problem {
  const causes = unfit.slice(0, most).map((one) => causeOf(file, read, one));
  return problem('table.refused', { file, count: unfit.length }, null, causes);
}

function causeOf(file: string, { units, lines, columns }: TableRead, one: Unfit): Problem {
  switch (one.unfit) {
    case 'column': {
      const nearest = shown(nearestName(one.name, [...columns.keys()]) ?? '');
      return problem('table.unknown_column', { column: shown(one.name), indicator: one.neededBy, nearest }, file);
    }
    case 'group':
      return problem('table.unknown_group', { column: shown(one.name) }, file);
    case 'unit': {
      const nearest = shown(nearestName(one.name, units) ?? '');
      return problem('table.unknown_reference', { unit: shown(one.name), nearest }, file);
    }
    case 'not_positive': {
      const at = `${file}:${lines[units.indexOf(one.name)] ?? 1}`;
      return problem('table.no_logarithm', { unit: shown(one.name), indicator: one.neededBy }, at);
    }
    case 'pairs':
      return problem('table.too_many_units', { units: one.units, limit: one.most }, file);
  }
}
