/** What each role finds in the header; the pages ask again whether he may. */
import type { Role } from '#lib/domain/access.ts';
import {
  analysis_nav_methodology,
  analysis_nav_statistics,
  asking_nav_questions,
  frame_nav_answers,
  frame_nav_campaigns,
  frame_nav_comparison,
  frame_nav_files,
  frame_nav_instruments,
  frame_nav_outbox,
  frame_nav_people,
  frame_nav_priorities,
  frame_nav_profiles,
  frame_nav_review
} from '#lib/i18n/generated/messages.js';

export interface Entry {
  readonly path: string;
  readonly label: () => string;
}

const respond: readonly Entry[] = [{ path: '/files', label: frame_nav_files }];
const analyse: readonly Entry[] = [
  { path: '/profiles', label: frame_nav_profiles },
  { path: '/comparison', label: frame_nav_comparison },
  { path: '/priorities', label: frame_nav_priorities },
  { path: '/answers', label: frame_nav_answers },
  { path: '/statistics', label: analysis_nav_statistics },
  { path: '/methodology', label: analysis_nav_methodology }
];
const review: readonly Entry[] = [
  { path: '/review', label: frame_nav_review },
  { path: '/review/questions', label: asking_nav_questions }
];
const campaigns: readonly Entry[] = [{ path: '/admin/campaigns', label: frame_nav_campaigns }];
const instruments: readonly Entry[] = [{ path: '/admin/instruments', label: frame_nav_instruments }];
const administer: readonly Entry[] = [
  { path: '/admin/people', label: frame_nav_people },
  { path: '/admin/outbox', label: frame_nav_outbox }
];

export const navigation: Readonly<Record<Role, readonly Entry[]>> = {
  administrator: [...campaigns, ...administer, ...instruments, ...review, ...analyse],
  analyst: [...review, ...campaigns, ...analyse, ...instruments],
  drafter: [...analyse, ...instruments],
  focal_point: respond,
  contributor: respond,
  signer: respond
};
