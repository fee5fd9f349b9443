import { readFileSync } from 'node:fs';
import type { Round, ScoredSubmission } from '#lib/domain/comparison/round.ts';
import type { GroupScheme } from '#lib/domain/countries/group.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Consent, Submission } from '#lib/domain/country-file/submission.ts';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import { answered, modelOf } from './scoring-model.ts';

/** Rounds of the real dtr and msn with hand-made answers: what the views of analysis are tried on. */
export interface CountryInRound {
  readonly iso3: string;
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly consent?: Consent;
  readonly status?: Submission['status'];
  readonly number?: number;
}

export function questionnaireOf(instrument: 'dtr' | 'msn') {
  const json = (file: string): unknown => JSON.parse(readFileSync(`surveys/${instrument}/1.0.0/${file}`, 'utf8'));
  const parsed = parseQuestionnaire(instrument, '1.0.0', json('survey.json'), json('lineage.json'));
  if (isFindings(parsed)) throw new Error(JSON.stringify(parsed));
  return parsed;
}

const parts = {
  dtr: { questionnaire: questionnaireOf('dtr'), model: modelOf('dtr') },
  msn: { questionnaire: questionnaireOf('msn'), model: modelOf('msn') }
};

export function roundOf(
  instrument: 'dtr' | 'msn',
  submitted: readonly CountryInRound[],
  campaign: Partial<Round['campaign']> = {}
): Round {
  const { questionnaire, model } = parts[instrument];
  const version = { instrument, version: '1.0.0', sha256: 'a'.repeat(64) };
  const id = campaign.id ?? `${instrument}-2026`;
  return {
    campaign: {
      id,
      title: `Round ${id}`,
      version,
      countries: [...new Set(submitted.map(({ iso3 }) => iso3))].sort(),
      opensAt: '2026-01-01T00:00:00.000Z',
      closesAt: '2026-06-30T00:00:00.000Z',
      timeZone: 'UTC',
      languages: ['en'],
      smallestGroup: 5,
      status: 'closed',
      origin: 'asked',
      groupsAsOf: '2026-01-01',
      revision: 1,
      ...campaign
    },
    questionnaire,
    model,
    submissions: submitted.map(
      ({ iso3, answers = {}, consent = 'named', status = 'approved', number = 1 }): ScoredSubmission => {
        const asked = { visible: new Set(questionnaire.byName.keys()), calculated: new Map<string, number | null>() };
        return {
          submission: {
            fileId: `${id}.${iso3}`,
            number,
            receipt: `${id.toUpperCase()}-${iso3}-${number}`,
            campaignId: id,
            iso3,
            sha256: 'b'.repeat(64),
            status,
            decidedAt: status === 'approved' ? '2026-05-01T00:00:00.000Z' : null,
            supersededBy: null,
            consent,
            origin: 'asked',
            content: {
              format: 1,
              campaignId: id,
              iso3,
              version,
              number,
              signedAt: '2026-04-01T00:00:00.000Z',
              signer: { name: 'Signer', function: 'Secretary-General' },
              language: 'en',
              answers
            }
          },
          ...asked,
          result: scoreSubmission(model, answers, asked)
        };
      }
    )
  };
}

/** Every indicator of dtr at one level: a score of exactly 0, 25, 50, 75 or 100 in every dimension and the index. */
export function dtrAtLevel(level: 1 | 2 | 3 | 4 | 5): Record<string, Answer> {
  const share = (level - 1) / 4;
  const indicators = modelOf('dtr').index?.dimensions.flatMap((dimension) => dimension.indicators) ?? [];
  return Object.fromEntries(
    indicators.flatMap(({ question, rule, goalposts, direction }) => {
      const [lower, upper] = goalposts ?? [0, 100];
      const value = direction === 1 ? lower + share * (upper - lower) : upper - share * (upper - lower);
      switch (rule.kind) {
        case 'rubric':
          return [[question, answered(level)]];
        case 'number':
          return question === 'inc5' ? [] : [[question, answered(value)]];
        case 'mean_of_items':
          return [[question, answered({ isced1: value, isced2: value })]];
        case 'checklist':
          // Five boxes cannot be half ticked: left out, so that every dimension scores exactly its level.
          return [];
      }
    })
  );
}

export function schemeOf(
  id: string,
  groups: Readonly<Record<string, readonly string[]>>,
  disjoint = true
): GroupScheme {
  return {
    id,
    title: { en: id },
    disjoint,
    groups: Object.entries(groups).map(([group, members]) => ({
      id: group,
      title: { en: group },
      members: [...members].sort()
    }))
  };
}

/** Valid ISO codes to fill groups with: African Member States, by position. */
export const codes: readonly string[] =
  'AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LSO MDG MLI MOZ MUS MWI NAM NER NGA'.split(
    ' '
  );
