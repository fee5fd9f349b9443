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
  const indicator = (id: string, rule: object, more: object = {}) => ({
    id: id.toUpperCase(),
    question: id,
    title: { en: `Indicator ${id}` },
    rule,
    direction: 1,
    unit: null,
    weight: 1,
    core: true,
    input: null,
    evidence: null,
    framework: 'none',
    sources: [{ document: 'a document', lines: '1', quote: 'words' }],
    rationale: 'for the test',
    ...more
  });
  const rubric = { kind: 'rubric', goalposts: [1, 5] };
  return {
    format: 1,
    method: 'test-1',
    scale: { min: 0, max: 100 },
    index: {
      id: 'small',
      title: { en: 'Small' },
      aggregation: 'arithmetic_mean',
      geometricFloor: 1,
      coverage: { dimension: 0.65, index: 0.65, dimensions: 2, notApplicablePerDimension: 1 },
      bands: [
        { id: 'low', title: { en: 'Low' }, from: 0, to: 20 },
        { id: 'high', title: { en: 'High' }, from: 20, to: 100 }
      ],
      dimensions: [
        {
          id: 'A',
          title: { en: 'Dimension A' },
          framework: 'none',
          weight: 1,
          indicators: [
            indicator('a1', rubric),
            indicator('a2', { kind: 'checklist', goalposts: [0, 4] }),
            indicator('a3', { kind: 'number', goalposts: [0, 50] }, { direction: -1 }),
            indicator('a4', { kind: 'mean_of_items', items: ['isced1', 'isced2'], goalposts: [0, 100] })
          ]
        },
        {
          id: 'B',
          title: { en: 'Dimension B' },
          framework: 'none',
          weight: 3,
          indicators: [indicator('b1', rubric, { weight: 2 }), indicator('b2', rubric), indicator('b3', rubric)]
        }
      ],
      support: [{ id: 'S1', title: { en: 'Support' }, dimensions: ['B'] }]
    },
    needs: null,
    unscored: ['*'] as string[]
  };
}
