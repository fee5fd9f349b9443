/** The states of campaigns and country files in the reader's language. */
import type { CampaignStatus } from '#lib/domain/campaign/campaign.ts';
import type { FileStatus } from '#lib/domain/country-file/file-state.ts';
import {
  terms_campaign_archived,
  terms_campaign_closed,
  terms_campaign_draft,
  terms_campaign_open,
  terms_file_approved,
  terms_file_in_progress,
  terms_file_invited,
  terms_file_returned,
  terms_file_submitted
} from './generated/messages.js';

const ofCampaign = {
  draft: terms_campaign_draft,
  open: terms_campaign_open,
  closed: terms_campaign_closed,
  archived: terms_campaign_archived
} as const;
const ofFile = {
  invited: terms_file_invited,
  in_progress: terms_file_in_progress,
  submitted: terms_file_submitted,
  returned: terms_file_returned,
  approved: terms_file_approved
} as const;

export const campaignStatusName = (status: CampaignStatus): string => ofCampaign[status]();
export const fileStatusName = (status: FileStatus): string => ofFile[status]();
