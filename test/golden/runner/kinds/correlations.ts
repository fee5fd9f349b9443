/** Correlations (whole matrices, members with their groups), their p, and Cronbach's alpha. */
import { pearsonP, type CorrelationKind } from '#lib/domain/statistics/correlation.ts';
import { correlationMatrix, memberCorrelations } from '#lib/domain/statistics/correlation-matrix.ts';
import { cronbachAlpha } from '#lib/domain/statistics/reliability.ts';
import { CaseError } from '../case-error.ts';
import { expectedTable, namedCases, rawData, treeOf, type Running } from '../sources.ts';
import { column, columnOf, texts, tableIn, type Frame, type Table } from '../table.ts';
import { ancestor, members, nodeOf, type Tree } from '../tree.ts';
import { eachOutput, type Kind } from './kind.ts';
import { stageOf } from './pipeline.ts';

const matrixName = /^(\w+?)_(pearson|spearman|kendall)(_p)?$/;

export const correlations: Kind = {
  name: 'correlations',
  claims: ({ outputs }) =>
    Object.entries(outputs).some(([name, output]) => {
      const table = tableIn(output);
      return (
        matrixName.test(name) || table?.columns.has('Correlation') === true || table?.columns.has('alpha') === true
      );
    }),
  run: (running) => {
    const tree = treeOf(running);
    eachOutput(running, (name) => {
      const expected = expectedTable(running, name);
      const matrix = matrixName.exec(name);
      if (matrix !== null) compareMatrix(running, tree, name, expected, matrix);
      else if (expected.columns.has('Correlation')) compareMembers(running, tree, name, expected);
      else if (expected.columns.has('alpha')) compareAlpha(running, tree, name, expected);
      else return false;
      return true;
    });
  }
};

/** "raw" in a name means the data file, anything else the stage of the case that the input names. */
function isRaw(running: Running, name: string): boolean {
  return /(^|_)raw(_|$)/.test(name) || namedCases(running).length === 0;
}

function indicatorsOf(running: Running, tree: Tree, name: string): Frame {
  if (isRaw(running, name))
    return rawData(
      running,
      tree.indicators.map((node) => node.code)
    );
  const [named] = namedCases(running);
  if (named === undefined) throw new CaseError('input names no case');
  return stageOf(
    { ...running, file: named.file },
    named.stage === 'aggregated' ? 'normalised' : (named.stage ?? 'normalised')
  );
}

/** Indicators and scores together. */
function everything(running: Running, tree: Tree): Frame {
  const [named] = namedCases(running);
  if (named === undefined) throw new CaseError('input names no case that has scores');
  const indicators = indicatorsOf(running, tree, '');
  const scores = stageOf({ ...running, file: named.file }, 'aggregated');
  const rows = new Map(scores.units.map((unit, row) => [unit, row]));
  return {
    units: indicators.units,
    columns: new Map([
      ...indicators.columns,
      ...[...scores.columns].map(
        ([code, values]) => [code, indicators.units.map((unit) => values[rows.get(unit) ?? -1] ?? null)] as const
      )
    ])
  };
}

function compareMatrix(running: Running, tree: Tree, name: string, expected: Table, matched: RegExpExecArray): void {
  const [, , method, p] = matched;
  const codes = texts(column(expected, 'iCode'));
  const kind = (['pearson', 'spearman', 'kendall'] as const).find((one) => one === method) ?? 'pearson';
  if (p !== undefined && kind !== 'pearson') throw new CaseError(`${name}: no p of ${kind}`);
  const groups = codes.filter((code) => nodeOf(tree, code).level > 1);
  const frame = groups.length > 0 ? everything(running, tree) : indicatorsOf(running, tree, name);
  if (groups.length === 0) running.check.set(`${name}, indicators`, frame.columns.keys(), codes);
  running.check.set(
    `${name}, columns`,
    codes,
    [...expected.columns.keys()].filter((label) => label !== 'iCode')
  );
  const matrix = correlationMatrix(
    kind,
    codes.map((code) => columnOf(frame, code))
  );
  codes.forEach((code, row) => {
    const got = (matrix[row] ?? []).map((cell) => (p === undefined ? cell : pearsonP(cell)).value);
    running.check.numbers(`${name} ${code}`, got, column(expected, code));
  });
}

/** Var1 a group, Var2 a member: every indicator with its group of that level is expected, and nothing else. */
function compareMembers(running: Running, tree: Tree, name: string, expected: Table): void {
  const groups = texts(column(expected, 'Var1'));
  const below = texts(column(expected, 'Var2'));
  const levels = new Set(groups.map((code) => nodeOf(tree, code).level));
  const memberLevels = new Set(below.map((code) => nodeOf(tree, code).level));
  const frame = everything(running, tree);
  const written = running.file.spec['method'] ?? running.file.spec['cortype'];
  const kind: CorrelationKind = written === 'spearman' || written === 'kendall' ? written : 'pearson';
  const wanted = tree.nodes.filter((node) => memberLevels.has(node.level));
  const got = memberCorrelations(
    kind,
    new Map(wanted.map((node) => [node.code, columnOf(frame, node.code)])),
    frame.columns,
    (code) =>
      [...levels].flatMap((level) => {
        const group = nodeOf(tree, code).level < level ? ancestor(tree, code, level) : null;
        return group === null ? [] : [group.code];
      })
  );
  const pairs = new Map(got.map(({ member, group, correlation }) => [`${group} ~ ${member}`, correlation.value]));
  const keys = groups.map((group, row) => `${group} ~ ${below[row] ?? ''}`);
  running.check.set(`${name}, pairs`, pairs.keys(), keys);
  running.check.numbers(
    name,
    keys.map((key) => pairs.get(key)),
    column(expected, 'Correlation')
  );
}

/** Of the direct members of each group; raw data are as measured, without directions. */
function compareAlpha(running: Running, tree: Tree, name: string, expected: Table): void {
  const codes = texts(column(expected, 'iCode'));
  const levels = new Set(codes.map((code) => nodeOf(tree, code).level));
  running.check.set(
    `${name}, groups`,
    tree.groups.filter((node) => levels.has(node.level)).map((node) => node.code),
    codes
  );
  const frame = isRaw(running, name) ? indicatorsOf(running, tree, name) : everything(running, tree);
  const got = codes.map((code) => cronbachAlpha(members(tree, code).map((node) => columnOf(frame, node.code))).value);
  running.check.numbers(name, got, column(expected, 'alpha'));
}
