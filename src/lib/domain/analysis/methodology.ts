/**
 * The method of a version, read off the version itself: what the methodology page and its tables show. Nothing is written here
 * that the version does not say; points of levels are computed by the arithmetic of the scores.
 */
import type { Question, Questionnaire, VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import type { Text } from '#lib/domain/languages.ts';
import { titleOf } from '#lib/domain/comparison/references.ts';
import { compiledOnce, type CompiledIndex } from '#lib/domain/scoring/compile.ts';
import { goalpostPoints } from '#lib/domain/scoring/goalposts.ts';
import type { IndexModel, IndicatorModel, LevelModel } from '#lib/domain/scoring/index-model.ts';
import type { ScoringModel } from '#lib/domain/scoring/model.ts';
import type { NeedsModel } from '#lib/domain/scoring/needs-model.ts';
import { nodesOf } from '#lib/domain/scoring/tree.ts';
import { effectiveWeights } from '#lib/domain/statistics/effective-weights.ts';

export interface Methodology {
  readonly ref: VersionRef;
  readonly title: Text;
  readonly method: string;
  readonly index: MethodIndex | null;
  readonly needs: (NeedsModel & { readonly questions: ReadonlyMap<string, Text> }) | null;
}

export interface MethodIndex {
  readonly title: Text;
  readonly scale: number;
  readonly truncate: boolean;
  readonly levels: readonly LevelModel[];
  readonly bands: IndexModel['bands'];
  readonly uncertainty: IndexModel['uncertainty'];
  readonly weightSets: readonly WeightSet[];
  readonly dimensions: readonly MethodDimension[];
}

export interface WeightSet {
  readonly id: string;
  readonly title: Text | null;
  readonly source: string | null;
  readonly published: boolean;
  /** By id of group and indicator: share 0–1 of its group, and of the index. */
  readonly shares: ReadonlyMap<string, { readonly nominal: number; readonly inIndex: number }>;
}

export interface MethodDimension {
  readonly id: string;
  readonly title: Text;
  readonly framework: string | null;
  readonly indicators: readonly MethodIndicator[];
}

export interface MethodIndicator extends Omit<IndicatorModel, 'title'> {
  readonly title: Text;
  /** Of a rubric: each level in words with its points; of a checklist: the boxes. */
  readonly levels: readonly { readonly value: number; readonly text: Text; readonly points: number }[];
  readonly boxes: readonly Text[];
  readonly items: readonly Text[];
}

export interface MethodInput {
  readonly ref: VersionRef;
  readonly questionnaire: Questionnaire;
  readonly scoring: ScoringModel;
}

export function describeMethod({ ref, questionnaire, scoring }: MethodInput): Methodology {
  const { method, index, needs } = scoring;
  const asked = (needs?.themes ?? []).flatMap(({ importance, capacity, ranking }) =>
    [importance, capacity, ranking?.question ?? null].flatMap((name) => {
      const question = name === null ? undefined : questionnaire.byName.get(name);
      return question === undefined ? [] : [[question.name, question.title] as const];
    })
  );
  return {
    ref,
    title: questionnaire.title,
    method,
    index: index === null ? null : indexOf(index, questionnaire),
    needs: needs === null ? null : { ...needs, questions: new Map(asked) }
  };
}

function indexOf(index: IndexModel, questionnaire: Questionnaire): MethodIndex {
  const { normalise } = index.steps;
  const compiled = compiledOnce(index);
  const sets = [{ id: 'equal', source: null }, ...index.weights.sets];
  return {
    title: index.title,
    scale: normalise.kind === 'goalposts' ? normalise.scale : 100,
    truncate: normalise.kind === 'goalposts' && normalise.truncate,
    levels: index.levels,
    bands: index.bands,
    uncertainty: index.uncertainty,
    weightSets: sets.map((set) => ({
      id: set.id,
      title: 'title' in set ? (set.title ?? null) : null,
      source: set.source,
      published: set.id === index.weights.published,
      shares: sharesOf(index, set.id)
    })),
    dimensions: index.dimensions.map(({ id, title, framework, indicators }) => ({
      id,
      title,
      framework,
      indicators: indicators.map((one) => indicatorOf(compiled, one, questionnaire))
    }))
  };
}

function sharesOf(index: IndexModel, set: string): WeightSet['shares'] {
  const values = index.weights.sets.find(({ id }) => id === set)?.values ?? {};
  const weightOf = (id: string): number => (Object.hasOwn(values, id) ? (values[id] ?? 1) : 1);
  const nodes = nodesOf(index);
  const members = nodes.flatMap((node) => node.members.map((id) => ({ id, parent: node.id, weight: weightOf(id) })));
  const inIndex = effectiveWeights([{ id: index.id, parent: null, weight: 1 }, ...members]);
  const totals = new Map(nodes.map((node) => [node.id, node.members.reduce((sum, id) => sum + weightOf(id), 0)]));
  return new Map(
    members.map(({ id, parent, weight }) => {
      const total = totals.get(parent) ?? 0;
      return [id, { nominal: total === 0 ? 0 : weight / total, inIndex: inIndex.get(id)?.value ?? 0 }];
    })
  );
}

function indicatorOf(compiled: CompiledIndex, one: IndicatorModel, questionnaire: Questionnaire): MethodIndicator {
  const question = questionnaire.byName.get(one.question);
  const choices = question?.type === 'choice' || question?.type === 'choices' ? question.choices : [];
  return {
    ...one,
    title: titleOf(one, questionnaire),
    levels:
      one.rule.kind !== 'rubric'
        ? []
        : choices.flatMap(({ value, text }) =>
            typeof value === 'number' ? [{ value, text, points: pointsAt(compiled, one.id, value) }] : []
          ),
    boxes: one.rule.kind === 'checklist' ? choices.map(({ text }) => text) : [],
    items: itemsOf(one, question)
  };
}

function itemsOf({ rule }: IndicatorModel, question: Question | undefined): readonly Text[] {
  if (rule.kind !== 'mean_of_items' || question?.type !== 'multiple_text') return [];
  return rule.items.flatMap((name) => question.items.find((item) => item.name === name)?.title ?? []);
}

/** By the arithmetic of the scores: a row in which only this indicator has a value. */
function pointsAt(compiled: CompiledIndex, id: string, value: number): number {
  const count = compiled.indicators.length;
  const slot = compiled.indicators.findIndex((one) => one.id === id);
  const [raw, points] = [new Float64Array(count), new Float64Array(count)];
  raw[slot] = value;
  goalpostPoints(compiled, raw, 0, count, points, 0);
  return points[slot] ?? 0;
}
