/** The field's own words in the reader's language: bands, answer states, file and campaign states, roles, consent. */
import * as messages from './generated/messages.js';
import type { Role } from '#lib/domain/access.ts';
import type { CampaignStatus } from '#lib/domain/campaign/campaign.ts';
import type { AnswerState } from '#lib/domain/country-file/answer.ts';
import type { FileStatus } from '#lib/domain/country-file/file-state.ts';
import type { Consent } from '#lib/domain/country-file/submission.ts';
import type { Language } from '#lib/domain/languages.ts';

/** Bands in order, as the CSS classes band-1 … band-5 and the ramp count them. */
const bands = {
  nascent: messages.terms_band_nascent,
  emerging: messages.terms_band_emerging,
  established: messages.terms_band_established,
  advanced: messages.terms_band_advanced,
  transformative: messages.terms_band_transformative
} as const;

/** The band's name; an unknown id (a version with bands of its own) is shown as it is. */
export function bandName(id: string): string {
  return Object.entries(bands).find(([band]) => band === id)?.[1]() ?? id;
}

/** 1–5, the step of the colour ramp; null for a band that the ramp does not know. */
export function bandStep(id: string | null): 1 | 2 | 3 | 4 | 5 | null {
  switch (id) {
    case 'nascent':
      return 1;
    case 'emerging':
      return 2;
    case 'established':
      return 3;
    case 'advanced':
      return 4;
    case 'transformative':
      return 5;
    default:
      return null;
  }
}

const answerStateNames: Readonly<Record<AnswerState | 'not_asked', () => string>> = {
  answered: messages.terms_state_answered,
  not_applicable: messages.terms_state_not_applicable,
  dont_know: messages.terms_state_dont_know,
  refused: messages.terms_state_refused,
  skipped: messages.terms_state_skipped,
  blank: messages.terms_state_blank,
  not_asked: messages.terms_state_not_asked
};
export function answerStateName(state: AnswerState | 'not_asked'): string {
  return answerStateNames[state]();
}

const fileStatusNames: Readonly<Record<FileStatus | 'imported' | 'withdrawn', () => string>> = {
  invited: messages.terms_file_invited,
  in_progress: messages.terms_file_in_progress,
  frozen: messages.terms_file_frozen,
  submitted: messages.terms_file_submitted,
  withdrawn: messages.terms_file_withdrawn,
  returned: messages.terms_file_returned,
  approved: messages.terms_file_approved,
  declined: messages.terms_file_declined,
  imported: messages.terms_file_imported
};
export function fileStatusName(status: FileStatus | 'imported' | 'withdrawn'): string {
  return fileStatusNames[status]();
}

const campaignStatusNames: Readonly<Record<CampaignStatus, () => string>> = {
  draft: messages.terms_campaign_draft,
  open: messages.terms_campaign_open,
  closed: messages.terms_campaign_closed,
  archived: messages.terms_campaign_archived
};
export function campaignStatusName(status: CampaignStatus): string {
  return campaignStatusNames[status]();
}

const roleNames = {
  administrator: messages.terms_role_administrator,
  analyst: messages.terms_role_analyst,
  drafter: messages.terms_role_drafter,
  focal_point: messages.terms_role_focal_point,
  contributor: messages.terms_role_contributor,
  signer: messages.terms_role_signer
} as const;
/** In the reader's language, or in the one given (a mail is read by somebody else). */
export function roleName(role: Role, language?: Language): string {
  return roleNames[role]({}, language === undefined ? {} : { locale: language });
}

const consentNames: Readonly<Record<Consent, () => string>> = {
  named: messages.terms_consent_named,
  aggregate: messages.terms_consent_aggregate,
  internal: messages.terms_consent_internal
};
export function consentName(consent: Consent): string {
  return consentNames[consent]();
}
