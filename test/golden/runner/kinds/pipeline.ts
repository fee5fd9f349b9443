/** Denominate → impute → screen → treat → normalise → aggregate, any part of it, each stage compared. */
import { CaseError } from '../case-error.ts';
import { runSteps, type Stages } from '../engine.ts';
import { denominatorOf, type Plan } from '../model-of.ts';
import { expectedTable, namedCases, rawData, stageFrame, treeOf, unitTable, type Running } from '../sources.ts';
import {
  aggregation,
  imputation,
  normalisation,
  normalisationInWords,
  screening,
  section,
  treatment
} from '../spec.ts';
import { lookUp, numbers, tableIn, texts, type Cell, type Frame } from '../table.ts';
import type { Node, Tree } from '../tree.ts';
import { eachOutput, type Kind } from './kind.ts';
import { compareDetails, comparePoints } from './treatment-record.ts';

const stages = ['denominated', 'imputed', 'screened', 'treated', 'normalised', 'aggregated', 'ranks_tiesafe'];

export const pipeline: Kind = {
  name: 'pipeline',
  claims: ({ outputs }) => stages.some((stage) => stage in outputs),
  run: (running) => {
    const tree = treeOf(running);
    const { frames, record } = runPipeline(running, tree);
    const fallback = section(running.file.spec, 'treat')?.['f2'];
    eachOutput(running, (name) => {
      const frame = frames.get(name === 'ranks_tiesafe' ? 'ranks' : name);
      if (frame !== undefined) {
        running.check.frame(name, frame, expectedTable(running, name), 'uCode');
        return true;
      }
      if (record === null) return false;
      if (name === 'details' || name === 'treat_details') {
        compareDetails(running.check, name, record, expectedTable(running, name));
        return true;
      }
      if (name !== 'treated_points') return false;
      const units = frames.get('treated')?.units ?? [];
      const points = { units, record, fallback: typeof fallback === 'string' ? fallback : 'log_CT' };
      const order = tableIn(running.file.outputs['treated']);
      comparePoints(running.check, name, points, expectedTable(running, name), order);
      return true;
    });
  }
};

/** The table a pipeline starts from: another case's stage, or data of the folder. */
export function startOf(running: Running, tree: Tree): Frame {
  const staged = namedCases(running).find(({ stage }) => stage !== null);
  const codes = tree.indicators.map((node) => node.code);
  if (staged === undefined || staged.stage === null) return rawData(running, codes);
  return stageFrame(staged.file, staged.stage);
}

export function runPipeline(running: Running, tree: Tree): Stages {
  const { spec, title } = running.file;
  const frame = startOf(running, tree);
  const step = <T>(name: string, of: (parameters: Readonly<Record<string, unknown>>) => T): T | null => {
    const parameters = section(spec, name);
    return parameters === null ? null : of(parameters);
  };
  const plan: Plan = {
    denominate: section(spec, 'denominate') !== null,
    impute: step('impute', imputation),
    screen: step('screen', screening),
    treat: step('treat', treatment),
    normalise: step('normalise', (parameters) => {
      const named = 'f' in parameters ? parameters : normalisationInWords(title);
      if (named === null) throw new CaseError('no normalisation in spec or title');
      return (node: Node) => normalisation(named, node, frame.units);
    }),
    aggregate: step('aggregate', (parameters) => aggregation(parameters, tree))
  };
  const denominators = tree.indicators.flatMap((node) => denominatorOf(node)?.name ?? []);
  const described = (columns: readonly string[], name: string): readonly Cell[] =>
    lookUp(unitTable(running, columns, frame.units), 'uCode', name, frame.units);
  return runSteps(frame, tree, plan, {
    denominator: (name) => numbers(described([...new Set(denominators)], name)),
    group: (name) => texts(described([name], name)).map((group) => (group === '' ? null : group))
  });
}

/** What a case's stage holds: as it is written there, else as its pipeline gives it. */
export function stageOf(running: Running, stage: string): Frame {
  if (stage in running.file.outputs) return stageFrame(running.file, stage);
  const found = runPipeline(running, treeOf(running)).frames.get(stage);
  if (found === undefined) throw new CaseError(`${running.file.id} has no stage ${stage}`);
  return found;
}
