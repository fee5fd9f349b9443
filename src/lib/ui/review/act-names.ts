/** What happened to a file, and by which way, in the reader's words. */
import type { Way } from '#lib/domain/country-file/change.ts';
import type { HistoryEntry } from '#lib/domain/country-file/history.ts';
import * as m from '#lib/i18n/generated/messages.js';

const acts: Readonly<Record<HistoryEntry['kind'], () => string>> = {
  opened: m.asking_did_opened,
  visited: m.asking_did_visited,
  focal_point_named: m.asking_did_focal_point_named,
  delegated: m.asking_did_delegated,
  delegation_withdrawn: m.asking_did_delegation_withdrawn,
  handed_over: m.asking_did_handed_over,
  answers_saved: m.asking_did_answers_saved,
  answer_set_aside: m.asking_did_answer_set_aside,
  evidence_added: m.asking_did_evidence_added,
  evidence_removed: m.asking_did_evidence_removed,
  comment_added: m.asking_did_comment_added,
  frozen: m.asking_did_frozen,
  unfrozen: m.asking_did_unfrozen,
  submitted: m.asking_did_submitted,
  withdrawn: m.asking_did_withdrawn,
  more_time_asked: m.asking_did_more_time_asked,
  more_time_granted: m.asking_did_more_time_granted,
  more_time_refused: m.asking_did_more_time_refused,
  declined: m.asking_did_declined,
  taken_part_again: m.asking_did_taken_part_again,
  country_asked: m.asking_did_country_asked,
  country_replied: m.asking_did_country_replied,
  question_settled: m.asking_did_question_settled,
  answers_marked: m.asking_did_answers_marked,
  returned: m.asking_did_returned,
  approved: m.asking_did_approved,
  reopened: m.asking_did_reopened,
  imported: m.asking_did_imported
};

const ways: Readonly<Record<Way, () => string>> = {
  page: m.asking_way_page,
  script: m.asking_way_script,
  offline: m.asking_way_offline,
  excel: m.asking_way_excel,
  import: m.asking_way_import,
  cli: m.asking_way_cli,
  demonstration: m.asking_way_demonstration
};

export function actName(kind: HistoryEntry['kind']): string {
  return acts[kind]();
}

export function wayName(way: Way): string {
  return ways[way]();
}
