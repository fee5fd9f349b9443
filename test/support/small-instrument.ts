/** A small instrument that lint finds nothing against but its missing translations; tests break one thing in a copy. */
import { thaw } from '#lib/domain/instrument/freeze.ts';
import type { NamedBundle } from '#lib/survey/lint-instrument.ts';

const levels = [1, 2, 3, 4, 5].map((value) => ({ value, text: `Level ${value}` }));
const title = (en: string) => ({ en });

function indicator(question: string, rule: unknown, more: Record<string, unknown> = {}) {
  return {
    id: question.toUpperCase(),
    question,
    title: title(question),
    rule,
    direction: 1,
    unit: null,
    core: true,
    input: null,
    evidence: null,
    framework: 'Test',
    sources: [{ document: 'Strategy', lines: '1', quote: 'words' }],
    rationale: 'for the test',
    ...more
  };
}

const whole = {
  instrument: 'small',
  version: '1.0.0',
  survey: {
    title: 'Small',
    clearInvisibleValues: 'onHidden',
    pages: [
      {
        name: 'gov',
        title: 'Governance',
        elements: [
          { type: 'radiogroup', name: 'gov1', title: 'Policy', choices: levels },
          {
            type: 'comment',
            name: 'gov1_ev',
            title: 'Evidence',
            maxLength: 500,
            visibleIf: '{gov1} >= 3',
            requiredIf: '{gov1} >= 4'
          },
          {
            type: 'checkbox',
            name: 'gov2',
            title: 'Measures',
            choices: [
              { value: 'c1', text: 'First' },
              { value: 'c2', text: 'Second' }
            ],
            showNoneItem: true,
            noneText: 'None of these'
          },
          { type: 'text', name: 'ratio', title: 'Ratio', inputType: 'number', min: 0, max: 100 },
          { type: 'expression', name: 'share', title: 'Share', expression: '{ratio} / 100' }
        ]
      },
      {
        name: 'more',
        title: 'More',
        elements: [
          {
            type: 'matrix',
            name: 'rated',
            title: 'Rated',
            rows: [{ value: 'P01', text: 'First' }],
            columns: levels,
            visibleIf: "{gov2} contains 'c1'"
          },
          {
            type: 'paneldynamic',
            name: 'wishes',
            title: 'Wishes',
            maxPanelCount: 3,
            templateElements: [{ type: 'text', name: 'wish', title: 'Wish', maxLength: 100 }]
          }
        ]
      }
    ]
  },
  lineage: {
    questions: {
      gov1: { concept: 'small.gov1', states: ['dont_know'], module: 'core' },
      gov1_ev: {
        concept: 'small.gov1_ev',
        states: [],
        module: 'core',
        about: { question: 'gov1', kind: 'evidence' }
      },
      gov2: { concept: 'small.gov2', states: ['dont_know'], module: 'core' },
      ratio: {
        concept: 'small.ratio',
        states: ['dont_know'],
        module: 'core',
        about: { question: 'share', kind: 'input' }
      },
      share: { concept: 'small.share', module: 'core' },
      rated: { concept: 'small.rated', states: [] },
      wishes: { concept: 'small.wishes', states: [] }
    }
  },
  scoring: {
    format: 2,
    method: 'test-1',
    index: {
      id: 'small',
      title: title('Small'),
      members: ['GOV'],
      groups: [{ id: 'GOV', title: title('Governance'), framework: 'Test', members: ['GOV1', 'GOV2', 'SHARE'] }],
      weights: { published: 'nominal', sets: [{ id: 'nominal', values: { GOV1: 1, GOV2: 1, SHARE: 1 } }] },
      steps: { normalise: { kind: 'goalposts' } },
      levels: [
        { aggregate: 'arithmetic', coverage: 0.65, notApplicable: 1 },
        { aggregate: 'arithmetic', atLeast: 1, indicators: 0.65 }
      ],
      bands: [{ id: 'nascent', title: title('Nascent'), from: 0, to: 100 }],
      uncertainty: {
        weights: 0.25,
        aggregate: ['arithmetic', 'geometric'],
        floor: 1,
        missing: ['skip'],
        normalise: ['goalposts']
      },
      support: [],
      indicators: [
        indicator('gov1', { kind: 'rubric' }, { goalposts: [1, 5], evidence: 'gov1_ev' }),
        indicator('gov2', { kind: 'checklist' }, { goalposts: [0, 2] }),
        indicator('share', { kind: 'number' }, { goalposts: [0, 1], input: 'ratio' })
      ]
    },
    needs: null,
    unscored: ['gov1_ev', 'ratio', 'rated', 'wishes']
  }
};

/** Places by path ("survey.pages.0.title") and what stands there instead; undefined takes it away. */
export type Changes = Readonly<Record<string, unknown>>;

/** `value` with `replacement` at the path: a copy; entries of lists are taken out, not left empty. */
function changed(value: unknown, [step, ...rest]: readonly string[], replacement: unknown): unknown {
  if (step === undefined) return replacement;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.flatMap((entry, index) => {
      if (index !== Number(step)) return [entry];
      const next = changed(entry, rest, replacement);
      return next === undefined ? [] : [next];
    });
  }
  if (typeof value !== 'object' || value === null) throw new TypeError(`nothing stands at ${step}`);
  const inner: unknown = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  return { ...value, [step]: changed(inner, rest, replacement) };
}

/** The instrument as its files would be read from disk: plain JSON, a new copy on each call. */
export function smallInstrument(changes: Changes = {}): NamedBundle {
  const broken = Object.entries(changes).reduce<unknown>(
    (bundle, [path, value]) => changed(bundle, path.split('.'), value),
    whole
  );
  if (!isBundle(broken)) throw new TypeError('not an instrument any more');
  const { instrument, version } = broken;
  return { instrument, version, ...thaw(JSON.stringify(broken)) };
}

function isBundle(value: unknown): value is NamedBundle {
  return typeof value === 'object' && value !== null && 'instrument' in value && 'version' in value;
}
