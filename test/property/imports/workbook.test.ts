/**
 * A filled workbook that is read back changes nothing, whatever the answers and the language; n cells edited are exactly the
 * changes of those questions; and no file makes the reader do anything but answer.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confidentialReasons,
  softCheckCodes,
  type Answer,
  type AnswerFacets
} from '#lib/domain/country-file/answer.ts';
import type { EvidenceFacts } from '#lib/domain/country-file/evidence-item.ts';
import { asksSource, facetsOf, readFacets, withFacets } from '#lib/domain/country-file/facets.ts';
import { checkAnswer } from '#lib/domain/instrument/check-answer.ts';
import type { Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { languages, type Language } from '#lib/domain/languages.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { writeWorkbook } from '#lib/server/exports/workbook/write-workbook.ts';
import { readCells } from '#lib/server/imports/workbook/read-cells.ts';
import { sampleValue } from '#lib/survey/sample.ts';
import { every, questionnaireOf, readBack, workbookCase } from '../../support/workbook-case.ts';

const seed = 20261125;
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const published = readdirSync('surveys').map((instrument) => {
  const folder = `surveys/${instrument}/1.0.0`;
  return questionnaireOf({
    instrument,
    version: '1.0.0',
    survey: json(`${folder}/survey.json`),
    scoring: {},
    lineage: json(`${folder}/lineage.json`)
  });
});

/** Text that spreadsheets and XML are known to change: formulas, escapes, control characters, spaces, line ends, numbers, dates. */
const thorny = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '_x0041_',
    '_x005F_',
    'constructor',
    '__proto__',
    '0012',
    '1,234',
    '3/4',
    'TRUE',
    '-',
    ' lead',
    'trail ',
    'a\n b\t c',
    'a\r\nb',
    '\u0085',
    '\ufffe',
    '\u{1fffe}x',
    '<&>"\'',
    ']]>',
    '#N/A',
    'x',
    'خطة\u200f',
    '计划',
    '😀'
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
);

/** A value of the question; texts of it thorny. */
function valueOf(question: Question, draw: () => number, text: () => string): Answer['value'] {
  const value = sampleValue(question, draw);
  const texted = (one: unknown, max: number): unknown =>
    typeof one === 'string'
      ? text()
          .slice(0, max)
          .replace(/\p{Surrogate}/gu, '')
      : one;
  if ((question.type === 'text' || question.type === 'comment') && value !== null)
    return String(texted(value, question.maxLength));
  return value;
}

/** Answers drawn from one number: a counter-example is a number, and is not shrunk for minutes. */
const anAnswer = (questionnaire: Questionnaire) =>
  fc.tuple(fc.nat(2 ** 31 - 1), fc.array(thorny, { minLength: 5, maxLength: 12 })).map(([number, texts]) => {
    const draw = drawsFrom(number);
    const text = () => texts[Math.floor(draw() * texts.length)] ?? '';
    const answers: [string, Answer][] = [];
    for (const question of questionnaire.byName.values()) {
      if (question.type === 'calculated' || draw() < 0.25) continue;
      const language = languages[Math.floor(draw() * languages.length)] ?? 'en';
      const state = draw() < 0.15 ? question.states[0] : undefined;
      const value = state === undefined ? valueOf(question, draw, text) : null;
      const comment = question.commentOffered && draw() < 0.5 ? text() : null;
      // A lone "-" as a comment means "take it away"; white space alone is an empty cell.
      const kept = comment === null || comment.trim() === '-' || comment.trim() === '' ? null : comment;
      const checked = checkAnswer(question, { base: 0, state: state ?? 'answered', value, comment: kept, language });
      if (isProblem(checked) || checked.state === 'blank') continue;
      answers.push([question.name, { ...checked, ...besideOf(question, questionnaire, draw, text) }]);
    }
    return Object.fromEntries(answers);
  });

/** Of what stands beside an answer, what a workbook can change. */
function writable(answer: Answer | undefined): unknown {
  return [answer?.source ?? null, answer?.confidential ?? null, answer?.explanation ?? null];
}

/** Evidence that answers cite. */
const items: readonly EvidenceFacts[] = ['law', 'plan'].map((id) => ({
  id,
  kind: 'link',
  name: null,
  mediaType: null,
  size: 0,
  sha256: null,
  title: `The ${id}, <&>`,
  date: null,
  url: `https://example.org/${id}`
}));

/** Facets as the domain keeps them: trimmed, none empty, none of the mark that takes away. */
function besideOf(
  question: Question,
  questionnaire: Questionnaire,
  draw: () => number,
  text: () => string
): AnswerFacets {
  const words = () => {
    const drawn = text().trim();
    return drawn === '-' ? '' : drawn;
  };
  const source = { text: words(), year: draw() < 0.5 ? 1900 + Math.floor(draw() * 200) : null };
  const reason = confidentialReasons[Math.floor(draw() * confidentialReasons.length)] ?? 'law';
  const explanation = Object.fromEntries(
    softCheckCodes.flatMap((code) => (draw() < 0.3 ? [[code, words()] as const] : [])).filter(([, said]) => said !== '')
  );
  const said = {
    ...(draw() < 0.5 && asksSource(question, questionnaire) && { source }),
    ...(draw() < 0.4 && { confidential: { reason, words: words() } }),
    ...(draw() < 0.5 && { explanation }),
    ...(draw() < 0.3 && { evidence: ['law', 'plan'] })
  };
  const input = { base: 0, state: 'blank', value: null, language: 'en', ...said } as const;
  const read = readFacets(
    question,
    input,
    questionnaire,
    items.map((item) => ({ ...item, ...added, removed: null }))
  );
  return isProblem(read) ? {} : facetsOf(withFacets({ ...input, comment: null }, read, undefined, null));
}
const added = { addedAt: '2026-03-01T10:00:00.000Z', addedBy: { personId: 'amal', name: 'Amal' } };

/** Uniform in [0, 1), the same for the same number (mulberry32). */
function drawsFrom(number: number): () => number {
  let state = number;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const aLanguage = fc.constantFrom<Language>(...languages);

describe('a workbook', () => {
  it.each([['every', every] as const, ...published.map((one) => [one.instrument, one] as const)])(
    'of %s, filled and read back, changes nothing in any language',
    async (_name, questionnaire) => {
      await fc.assert(
        fc.asyncProperty(anAnswer(questionnaire), aLanguage, async (answers, language) => {
          const file = workbookCase(answers, questionnaire, items);
          const plan = file.plan(await readBack(await writeWorkbook(file.copy(language))));
          expect(plan).toMatchObject({
            changes: [],
            conflicts: [],
            refused: [],
            same: [],
            emptied: [],
            unknown: [],
            missing: []
          });
          expect(plan.untouched).toBe(
            [...questionnaire.byName.values()].filter(({ type }) => type !== 'calculated').length
          );
        }),
        { seed, numRuns: 15, endOnFailure: true }
      );
    },
    120_000
  );

  it('blank, changes nothing whatever stands in the file', async () => {
    await fc.assert(
      fc.asyncProperty(anAnswer(every), aLanguage, async (answers, language) => {
        const file = workbookCase(answers, every, items);
        const plan = file.plan(await readBack(await writeWorkbook(file.copy(language, false))));
        expect(plan).toMatchObject({ changes: [], conflicts: [], refused: [], same: [], emptied: [] });
      }),
      { seed, numRuns: 15, endOnFailure: true }
    );
  });

  it('written with other answers, is exactly those changes, whatever language and order', async () => {
    await fc.assert(
      fc.asyncProperty(anAnswer(every), anAnswer(every), aLanguage, async (before, after, language) => {
        const file = workbookCase(before, every, items);
        // As somebody would fill it: the cells of the new answers over the copy of the old file.
        const both = { ...before, ...after };
        const edited = workbookCase(both, every, items).copy(language);
        const copy = { ...edited, revision: file.state.revision };
        const workbook = await readBack(await writeWorkbook(copy));
        const rows = workbook.rows.map((row) => ({ ...row, base: file.state.revision })).reverse();
        const plan = file.plan({ ...workbook, rows });
        const expected = Object.keys(after).filter((name) => {
          const [old, now] = [before[name], both[name]];
          return (
            JSON.stringify([old?.state, old?.value, old?.comment ?? null, writable(old)]) !==
            JSON.stringify([now?.state, now?.value, now?.comment ?? null, writable(now)])
          );
        });
        const touched = [...plan.changes, ...plan.refused].map(({ question }) => question);
        expect(touched.filter((name) => !expected.includes(name))).toEqual([]);
        for (const { question, mine } of plan.changes) {
          const merged = every.byName.get(question)?.type;
          if (merged === 'matrix' || merged === 'multiple_text' || merged === 'panel') continue;
          expect(mine.value).toEqual(both[question]?.value ?? null);
        }
      }),
      { seed, numRuns: 15, endOnFailure: true }
    );
  });

  it('damaged in any byte, is read or refused and never thrown', async () => {
    const bytes = await writeWorkbook(workbookCase({}).copy('en'));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, byte) => {
        const broken = Buffer.from(bytes);
        broken[at] = byte;
        const read = await readCells(broken);
        expect(isProblem(read) || Array.isArray(read)).toBe(true);
      }),
      { seed, numRuns: 100, endOnFailure: true }
    );
  });
});
