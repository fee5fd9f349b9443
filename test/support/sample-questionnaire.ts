/** A small questionnaire with every question type, written by hand: what the controls are tried on. */
import type { Question, Section } from '#lib/domain/instrument/questionnaire.ts';

const base = {
  help: null,
  visibleIf: null,
  enableIf: null,
  requiredIf: null,
  isRequired: false,
  states: [],
  commentOffered: false,
  module: null,
  about: null
} as const;

const named = (name: string, title: string) => ({ ...base, name, title: { en: title }, concept: `sample.${name}` });

export const sampleQuestions: readonly Question[] = [
  { ...named('body', 'Name of the body that answers'), type: 'text', maxLength: 120, isRequired: true },
  {
    ...named('ratio', 'Learners per computer'),
    help: {
      en: 'Public primary schools, last school year.',
      fr: 'Écoles primaires publiques, dernière année scolaire.'
    },
    type: 'number',
    min: 0,
    max: 1000,
    integer: false,
    states: ['dont_know', 'not_applicable']
  },
  { ...named('context', 'National context'), type: 'comment', maxLength: 4000 },
  {
    ...named('policy', 'National digital policy'),
    title: { en: 'National digital policy', ar: 'السياسة الرقمية الوطنية', fr: 'Politique numérique nationale' },
    type: 'choice',
    control: 'radiogroup',
    choices: [
      { value: 1, text: { en: 'No policy, none in preparation', ar: 'لا توجد سياسة ولا يجري إعدادها' } },
      { value: 2, text: { en: 'Draft', ar: 'مسودة' } },
      { value: 3, text: { en: 'Adopted sector policy', ar: 'سياسة قطاعية معتمدة' } }
    ],
    states: ['dont_know', 'not_applicable', 'refused'],
    commentOffered: true
  },
  {
    ...named('policy_ev', 'Evidence (title, year, address)'),
    type: 'comment',
    maxLength: 2000,
    about: { question: 'policy', kind: 'evidence' },
    visibleIf: '{policy} >= 2',
    requiredIf: '{policy} >= 3'
  },
  {
    ...named('level', 'Level'),
    type: 'choice',
    control: 'dropdown',
    choices: [
      { value: 'policy', text: { en: 'Policy' } },
      { value: 'sector', text: { en: 'Sector' } }
    ]
  },
  {
    ...named('consulted', 'Who was consulted'),
    type: 'choices',
    control: 'checkbox',
    choices: [
      { value: 'moe', text: { en: 'Ministry of education' } },
      { value: 'uni', text: { en: 'Universities' } }
    ],
    none: { en: 'None of these' },
    max: null
  },
  {
    ...named('tongues', 'Languages of delivery'),
    type: 'choices',
    control: 'tagbox',
    choices: [
      { value: 'en', text: { en: 'English' } },
      { value: 'ar', text: { en: 'Arabic' } },
      { value: 'sw', text: { en: 'Swahili' } }
    ],
    none: null,
    max: 2
  },
  { ...named('partnership', 'Comprehensive partnership'), type: 'boolean', yes: null, no: null },
  {
    ...named('satisfaction', 'How useful was it'),
    type: 'rating',
    min: 1,
    max: 5,
    step: 1,
    minText: { en: 'Not at all' },
    maxText: { en: 'Very' }
  },
  {
    ...named('importance', 'Importance of each priority'),
    type: 'matrix',
    rows: [
      { value: 'P01', text: { en: 'Training of teachers' } },
      { value: 'P02', text: { en: 'Strategies and policies' } }
    ],
    columns: [
      { value: 1, text: { en: 'Not important' } },
      { value: 5, text: { en: 'Very important' } },
      { value: 97, text: { en: "Don't know" } }
    ]
  },
  {
    ...named('electricity', 'Schools with electricity, %'),
    type: 'multiple_text',
    items: [
      { name: 'primary', title: { en: 'Primary' }, kind: 'number', min: 0, max: 100, integer: false },
      { name: 'source', title: { en: 'Source' }, kind: 'text', maxLength: 200 }
    ],
    states: ['dont_know']
  },
  {
    ...named('first', 'The three first'),
    type: 'ranking',
    choices: [
      { value: 'A01', text: { en: 'Capacity building' } },
      { value: 'A02', text: { en: 'Conferences' } },
      { value: 'A03', text: { en: 'Platforms' } },
      { value: 'A04', text: { en: 'Policy advice' } }
    ],
    min: 1,
    max: 3
  },
  {
    ...named('requests', 'Concrete requests'),
    type: 'panel',
    maxRows: 3,
    template: [
      { ...named('subject', 'Subject'), type: 'text', maxLength: 200 },
      { ...named('year', 'Year'), type: 'number', min: 2020, max: 2040, integer: true },
      {
        ...named('scope', 'Level'),
        type: 'choice',
        control: 'dropdown',
        choices: [
          { value: 'policy', text: { en: 'Policy' } },
          { value: 'sector', text: { en: 'Sector' } }
        ]
      }
    ]
  },
  { ...named('half', 'Half of the ratio'), type: 'calculated', expression: '{ratio} / 2' }
];

export const sampleSection: Section = {
  name: 'everything',
  title: { en: 'Everything', fr: 'Tout' },
  help: null,
  visibleIf: null,
  questions: sampleQuestions
};
