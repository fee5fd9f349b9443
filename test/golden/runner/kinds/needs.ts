/**
 * Needs: importance per item and top-k rankings per item, over all respondents ("global") and by group. Each output is a
 * table of items; the data have one column per item and question ("imp_P01", "rank_P01").
 */
import { byGroup } from '#lib/domain/needs/by-group.ts';
import { priorityOrder } from '#lib/domain/needs/order.ts';
import { rateItem, ratingOf } from '#lib/domain/needs/rating.ts';
import { tallyPlaces } from '#lib/domain/needs/tally.ts';
import { CaseError } from '../case-error.ts';
import type { CaseFile } from '../case-file.ts';
import { dataFiles, expectedTable, type Running } from '../sources.ts';
import { cellsIn, column, numbers, tableIn, texts, type Cell, type Table } from '../table.ts';
import { eachOutput, type Kind } from './kind.ts';

type Figures = ReadonlyMap<string, readonly (number | null)[]>;

const survey = { scale: { min: 1, max: 5, topBoxFrom: 4 }, codes: { dontKnow: 97, notApplicable: 98 } };

export const importance: Kind = {
  name: 'importance',
  claims: (file) => itemTables(file, 'n_valid'),
  run: (running) => {
    const data = dataOf(running, /^imp/i);
    const figures = byGroup(data.groups, (people): Figures => {
      const rated = data.columns.map((cells) =>
        rateItem(
          people.map((person) => ratingOf(cells[person], survey)),
          survey
        )
      );
      const percent = (share: number | null): number | null => (share === null ? null : share * 100);
      return new Map<string, readonly (number | null)[]>([
        ['n_eligible', rated.map(() => people.length)],
        ['n_valid', rated.map(({ n }) => n)],
        ['n_dontknow', rated.map(({ dontKnow }) => dontKnow)],
        ['n_na', rated.map(({ notApplicable }) => notApplicable)],
        ['n_noanswer', rated.map(({ blank }) => blank)],
        ['mean', rated.map(({ mean }) => mean)],
        ['sd', rated.map(({ sd }) => sd)],
        ['median', rated.map(({ median }) => median)],
        ['top2box_pct', rated.map(({ topTwo }) => percent(topTwo))],
        ['mean_0_100', rated.map(({ score }) => score)]
      ]);
    });
    compareGroups(running, data.items, figures.all, figures.groups, (label) => label);
  }
};

export const topRanking: Kind = {
  name: 'top-k ranking',
  claims: (file) => itemTables(file, 'n_respondents'),
  run: (running) => {
    const points = numbers(cellsIn(running.file.spec['points']) ?? [3, 2, 1]).map((one) => one ?? 0);
    const data = dataOf(running, /^rank/i);
    const figures = byGroup(data.groups, (people): Figures => {
      const rankings = people.map((person) => data.columns.map((cells) => numbers([cells[person] ?? null])[0] ?? null));
      const { figures: tally, rankers } = tallyPlaces(rankings, points, data.items.length);
      // Shares of nobody are no figure in R.
      const per = (share: number): number | null => (rankers === 0 ? null : share);
      return new Map<string, readonly (number | null)[]>([
        ['n_respondents', tally.map(({ n }) => n)],
        ['first_pct', tally.map(({ firstChoice }) => per(firstChoice * 100))],
        ['top_pct', tally.map(({ selected }) => per(selected * 100))],
        ['points', tally.map((item) => item.points)],
        ['points_share_pct', tally.map(({ pointsShare }) => per(pointsShare * 100))],
        ['mean_points', tally.map(({ meanPoints }) => per(meanPoints))],
        ['order', priorityOrder(tally.map((item) => item.points)).map(({ place }) => place)]
      ]);
    });
    // "top3_pct" and "points_321" carry k and the points in their names.
    const plain = (label: string): string => label.replace(/^top\d+_pct$/, 'top_pct').replace(/^points_\d+$/, 'points');
    compareGroups(running, data.items, figures.all, figures.groups, plain);
  }
};

function itemTables({ outputs }: CaseFile, label: string): boolean {
  return Object.values(outputs).every((output) => {
    const table = tableIn(output);
    return table !== null && table.columns.has('item') && table.columns.has(label);
  });
}

function compareGroups(
  running: Running,
  items: readonly string[],
  all: Figures,
  groups: ReadonlyMap<string, Figures>,
  plain: (label: string) => string
): void {
  const outputs = Object.keys(running.file.outputs).filter((name) => name !== 'global');
  if (outputs.length > 0) running.check.set('groups', groups.keys(), outputs);
  eachOutput(running, (name) => {
    const figures = name === 'global' ? all : groups.get(name);
    const expected = expectedTable(running, name);
    if (figures === undefined) return false;
    const order = texts(column(expected, 'item'));
    running.check.set(`${name}, items`, items, order);
    for (const [label, cells] of expected.columns) {
      if (label === 'item') continue;
      const values = figures.get(plain(label));
      if (values === undefined) running.check.problem(`${name}: nothing knows how to compare ${label}`);
      else
        running.check.numbers(
          `${name} ${label}`,
          order.map((item) => values[items.indexOf(item)]),
          cells
        );
    }
    return true;
  });
}

interface Responses {
  readonly items: readonly string[];
  readonly columns: readonly (readonly Cell[])[];
  readonly groups: readonly (string | null)[];
}

/** The question's columns are a common prefix and the item's name; among several prefixes, the one that looks like it. */
function dataOf(running: Running, like: RegExp): Responses {
  const names = Object.keys(running.file.outputs);
  const items = texts(column(expectedTable(running, names[0] ?? ''), 'item'));
  for (const name of dataFiles(running)) {
    const table = running.folder.table(name);
    const prefixes = [...table.columns.keys()]
      .filter((label) => label.endsWith(items[0] ?? ''))
      .map((label) => label.slice(0, label.length - (items[0] ?? '').length))
      .filter((prefix) => items.every((item) => table.columns.has(prefix + item)));
    const prefix = prefixes.find((one) => like.test(one)) ?? (prefixes.length === 1 ? prefixes[0] : undefined);
    if (prefix === undefined) continue;
    return {
      items,
      columns: items.map((item) => column(table, prefix + item)),
      groups: groupsOf(
        table,
        names.filter((one) => one !== 'global')
      )
    };
  }
  throw new CaseError(`no data file with a column for each of ${items.slice(0, 3).join(', ')} …`);
}

/** The column of texts whose values are the groups that the outputs name. */
function groupsOf(table: Table, wanted: readonly string[]): readonly (string | null)[] {
  if (wanted.length === 0) return Array.from({ length: table.rows }, () => null);
  const found = [...table.columns.values()].find((cells) => wanted.every((group) => texts(cells).includes(group)));
  if (found === undefined) throw new CaseError(`no column has the groups ${wanted.join(', ')}`);
  return texts(found).map((group) => (group === '' ? null : group));
}
