/** Words that travel with the section's page alone: it hands them to the choice between two answers, which is fetched later. */
import {
  facets_claim,
  facets_claim_none,
  facets_claim_reason,
  facets_explain,
  facets_source,
  facets_taken,
  facets_year,
  respond_comment
} from '#lib/i18n/generated/messages.js';
import { answerLines } from '../answer-text.ts';
import { reasonWord } from '../reason-word.ts';

export const pageWords = {
  answerLines,
  reasonWord,
  facets_claim,
  facets_claim_none,
  facets_claim_reason,
  facets_explain,
  facets_source,
  facets_taken,
  facets_year,
  respond_comment
};
export type PageWords = typeof pageWords;
