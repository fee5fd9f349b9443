/** The state of a country file in a word. */
import type { FileStatus } from '#lib/domain/country-file/file-state.ts';
import {
  terms_file_approved,
  terms_file_declined,
  terms_file_frozen,
  terms_file_in_progress,
  terms_file_invited,
  terms_file_returned,
  terms_file_submitted
} from '#lib/i18n/generated/messages.js';

export function fileStatusWord(status: FileStatus): string {
  switch (status) {
    case 'invited':
      return terms_file_invited();
    case 'in_progress':
      return terms_file_in_progress();
    case 'frozen':
      return terms_file_frozen();
    case 'submitted':
      return terms_file_submitted();
    case 'returned':
      return terms_file_returned();
    case 'approved':
      return terms_file_approved();
    case 'declined':
      return terms_file_declined();
  }
}
