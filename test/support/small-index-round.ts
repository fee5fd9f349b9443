/** A round of the small model (scoring-model.ts): seven indicators, two dimensions, answers and consent by hand. */
import type { Round } from '#lib/domain/comparison/round.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Consent } from '#lib/domain/country-file/submission.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import { roundOf } from './analysis-round.ts';
import { answered, everythingAsked, parsed, smallModelJson } from './scoring-model.ts';

type ModelJson = ReturnType<typeof smallModelJson>;

export interface SmallCountry {
  readonly iso3: string;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly consent?: Consent;
}

export function smallIndexRound(
  countries: readonly SmallCountry[],
  change: (json: ModelJson) => void = () => {}
): Round {
  const json = smallModelJson();
  change(json);
  const model = parsed(json);
  const round = roundOf('dtr', countries);
  return {
    ...round,
    model,
    submissions: round.submissions.map((one) => ({
      ...one,
      result: scoreSubmission(model, one.submission.content.answers, everythingAsked)
    }))
  };
}

/** Dimension A at so many points (a multiple of 25), and B; null: not answered. */
export function atPoints(a: number | null, b: number | null): Record<string, Answer> {
  const level = (points: number) => answered(1 + points / 25);
  const boxes = ['w', 'x', 'y', 'z'];
  return {
    ...(a === null
      ? {}
      : {
          a1: level(a),
          a2: answered(a === 0 ? ['none'] : boxes.slice(0, a / 25)),
          a3: answered(50 - a / 2),
          a4: answered({ isced1: a, isced2: a })
        }),
    ...(b === null ? {} : { b1: level(b), b2: level(b), b3: level(b) })
  };
}
