import { readFileSync } from 'node:fs';
import type { Answer, AnswerState, AnswerValue } from '#lib/domain/country-file/answer.ts';
import { isScoringModel, parseScoringModel, type ScoringModel } from '#lib/domain/scoring/model.ts';
import type { Asked } from '#lib/domain/scoring/read-answer.ts';

/** The scoring model of a version as it lies in surveys/. */
export function modelOf(instrument: 'dtr' | 'msn' | 'gert'): ScoringModel {
  return parsed(JSON.parse(readFileSync(`surveys/${instrument}/1.0.0/scoring.json`, 'utf8')));
}

export function parsed(json: unknown): ScoringModel {
  const model = parseScoringModel(json);
  if (!isScoringModel(model)) throw new Error(model.map((finding) => finding.message).join('\n'));
  return model;
}

export const everythingAsked: Asked = { visible: null, calculated: new Map() };

export function answered(value: AnswerValue): Answer {
  return { state: 'answered', value, language: 'en', comment: null };
}

export function withState(state: Exclude<AnswerState, 'answered'>): Answer {
  return { state, value: null, language: 'en', comment: null };
}

/**
 * A small model: dimensions A (a1 rubric, a2 checklist of 4, a3 number 0–50 reversed, a4 mean of two items 0–100) and
 * B (b1, b2, b3 rubrics; b1 weighs 2). Coverage as in dtr, but 2 of 2 dimensions.
 */
export function smallModelJson() {
  const indicator = (id: string, kind: object, goalposts: [number, number], more: object = {}) => ({
    id: id.toUpperCase(),
    question: id,
    title: { en: `Indicator ${id}` },
    rule: kind,
    direction: 1,
    unit: null,
    goalposts,
    core: true,
    input: null,
    evidence: null,
    framework: 'none',
    sources: [{ document: 'a document', lines: '1', quote: 'words' }],
    rationale: 'for the test',
    ...more
  });
  const rubric = { kind: 'rubric' };
  return {
    format: 2,
    method: 'test-1',
    index: {
      id: 'small',
      title: { en: 'Small' },
      members: ['A', 'B'],
      groups: [
        { id: 'A', title: { en: 'Dimension A' }, framework: 'none', members: ['A1', 'A2', 'A3', 'A4'] },
        { id: 'B', title: { en: 'Dimension B' }, framework: 'none', members: ['B1', 'B2', 'B3'] }
      ],
      weights: {
        published: 'nominal',
        sets: [{ id: 'nominal', values: { B: 3, B1: 2 } as Record<string, number> }]
      },
      steps: { normalise: { kind: 'goalposts' } } as Record<string, unknown>,
      levels: [
        { aggregate: 'arithmetic', coverage: 0.65, notApplicable: 1 },
        { aggregate: 'arithmetic', atLeast: 2, indicators: 0.65 }
      ],
      bands: [
        { id: 'low', title: { en: 'Low' }, from: 0, to: 20 },
        { id: 'high', title: { en: 'High' }, from: 20, to: 100 }
      ],
      uncertainty: {
        weights: 0.25,
        aggregate: ['arithmetic', 'geometric'],
        floor: 1,
        missing: ['skip', 'group_median'],
        normalise: ['goalposts', 'min_max']
      },
      support: [{ id: 'S1', title: { en: 'Support' }, dimensions: ['B'] }],
      indicators: [
        indicator('a1', rubric, [1, 5]),
        indicator('a2', { kind: 'checklist' }, [0, 4]),
        indicator('a3', { kind: 'number' }, [0, 50], { direction: -1 }),
        indicator('a4', { kind: 'mean_of_items', items: ['isced1', 'isced2'] }, [0, 100]),
        indicator('b1', rubric, [1, 5]),
        indicator('b2', rubric, [1, 5]),
        indicator('b3', rubric, [1, 5])
      ]
    },
    needs: null,
    unscored: ['*'] as string[]
  };
}
