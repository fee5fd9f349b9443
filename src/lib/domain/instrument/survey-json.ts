/**
 * The part of SurveyJS JSON that Soundings covers, as zod schemas: what is not listed here is refused by name (triggers,
 * loops, HTML, panels, calculated values, "other" items …), so that no page, check or score silently ignores a property.
 * Shape only: names, references and conditions are judged by parse.ts and lint.ts.
 */
import { z } from 'zod';

const textError = 'must be a text, or texts by language such as {"default": "…", "fr": "…", "zh-cn": "…"}';
const nonEmpty = z.string().min(1);
/** "zh-cn" is SurveyJS's key for Chinese; "default" is English. */
const textSchema = z.union(
  [
    nonEmpty,
    z.strictObject({
      default: nonEmpty,
      fr: z.string().optional(),
      es: z.string().optional(),
      ru: z.string().optional(),
      ar: z.string().optional(),
      'zh-cn': z.string().optional()
    })
  ],
  { error: textError }
);
export type TextJson = z.infer<typeof textSchema>;

const item = z.strictObject({ value: z.union([nonEmpty, z.number()]), text: textSchema });
const items = z.array(item).min(1, 'needs at least one entry {"value": …, "text": …}');
const maxLength = z
  .number({ error: 'must state maxLength, the longest text taken, in characters' })
  .int()
  .min(1, 'maxLength must be at least 1')
  .max(20_000, 'maxLength must be at most 20000');

const base = {
  name: z.string(),
  title: textSchema,
  description: textSchema.optional(),
  visibleIf: nonEmpty.optional(),
  enableIf: nonEmpty.optional(),
  requiredIf: nonEmpty.optional(),
  isRequired: z.boolean().optional(),
  showCommentArea: z.boolean().optional(),
  commentText: textSchema.optional()
};

const numericValidator = z.strictObject({
  type: z.literal('numeric'),
  minValue: z.number().optional(),
  maxValue: z.number().optional()
});
/** Whole numbers in a multiple text item, as SurveyJS can state them. */
const wholeNumberRegex = '^-?[0-9]+$';
const wholeValidator = z.strictObject({ type: z.literal('regex'), regex: z.literal(wholeNumberRegex) });
const multipleTextItem = z.union(
  [
    z.strictObject({
      name: z.string(),
      title: textSchema,
      inputType: z.literal('number'),
      validators: z.array(z.union([numericValidator, wholeValidator])).optional()
    }),
    z.strictObject({ name: z.string(), title: textSchema, maxLength })
  ],
  {
    error:
      'must be a text item {"name", "title", "maxLength"} or a number item {"name", "title", "inputType": "number", "validators": [{"type": "numeric", "minValue", "maxValue"}]}'
  }
);

/** One type on its own, because SurveyJS spells texts and numbers alike; `inputType` tells them apart. */
const text = z
  .strictObject({
    ...base,
    type: z.literal('text'),
    inputType: z.literal('number', { error: 'inputType must be "number" or absent' }).optional(),
    maxLength: maxLength.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    step: z.literal(1, { error: 'step must be 1 (a whole number) or absent' }).optional()
  })
  .refine((question) => question.inputType === 'number' || question.maxLength !== undefined, {
    path: ['maxLength'],
    error: 'must state maxLength, the longest text taken, in characters'
  });
const comment = z.strictObject({ ...base, type: z.literal('comment'), maxLength, rows: z.number().int().optional() });
const oneChoice = { ...base, choices: items };
const radiogroup = z.strictObject({ ...oneChoice, type: z.literal('radiogroup') });
const dropdown = z.strictObject({ ...oneChoice, type: z.literal('dropdown') });
const manyChoices = { ...base, choices: items, maxSelectedChoices: z.number().int().min(1).optional() };
const checkbox = z.strictObject({
  ...manyChoices,
  type: z.literal('checkbox'),
  showNoneItem: z.boolean().optional(),
  noneText: textSchema.optional()
});
const tagbox = z.strictObject({ ...manyChoices, type: z.literal('tagbox') });
const yesNo = z.strictObject({
  ...base,
  type: z.literal('boolean'),
  labelTrue: textSchema.optional(),
  labelFalse: textSchema.optional()
});
const rating = z.strictObject({
  ...base,
  type: z.literal('rating'),
  rateMin: z.number().int(),
  rateMax: z.number().int(),
  rateStep: z.number().int().min(1).optional(),
  minRateDescription: textSchema.optional(),
  maxRateDescription: textSchema.optional()
});
const matrix = z.strictObject({
  ...base,
  type: z.literal('matrix'),
  rows: items,
  columns: items,
  rowOrder: z.literal('random').optional()
});
const multipletext = z.strictObject({
  ...base,
  type: z.literal('multipletext'),
  items: z.array(multipleTextItem).min(1, 'needs at least one item')
});
const ranking = z.strictObject({
  ...base,
  type: z.literal('ranking'),
  choices: items,
  choicesOrder: z.literal('random').optional(),
  selectToRankEnabled: z.literal(true, { error: 'must be true: ranking is "choose up to k, then order"' }),
  minSelectedChoices: z.number().int().min(1).optional(),
  maxSelectedChoices: z.number().int().min(1)
});
const paneldynamic = z.strictObject({
  ...base,
  type: z.literal('paneldynamic'),
  templateElements: z.array(z.discriminatedUnion('type', [text, comment, radiogroup, dropdown])).min(1),
  maxPanelCount: z.number().int().min(1).max(100, 'at most 100 rows')
});
const expression = z.strictObject({ ...base, type: z.literal('expression'), expression: nonEmpty });

const types =
  'text, comment, radiogroup, dropdown, checkbox, tagbox, boolean, rating, matrix, multipletext, ranking, paneldynamic, expression';
const elementSchema = z.discriminatedUnion(
  'type',
  [
    text,
    comment,
    radiogroup,
    dropdown,
    checkbox,
    tagbox,
    yesNo,
    rating,
    matrix,
    multipletext,
    ranking,
    paneldynamic,
    expression
  ],
  { error: `type must be one of ${types}` }
);
export type ElementJson = z.infer<typeof elementSchema>;
export type PanelElementJson = Extract<ElementJson, { type: 'paneldynamic' }>['templateElements'][number];

const page = z.strictObject({
  name: z.string(),
  title: textSchema,
  description: textSchema.optional(),
  visibleIf: nonEmpty.optional(),
  elements: z.array(elementSchema).min(1, 'a section needs at least one question')
});

export const surveySchema = z.strictObject({
  title: textSchema,
  description: textSchema.optional(),
  showQuestionNumbers: z.union([z.literal('off'), z.literal(false)]).optional(),
  /** Required: in plain SurveyJS, too, a hidden answer must not steer a condition. */
  clearInvisibleValues: z.literal('onHidden', { error: 'must be "onHidden": hidden answers never steer a condition' }),
  pages: z.array(page).min(1, 'needs at least one page')
});
export type SurveyJson = z.infer<typeof surveySchema>;
