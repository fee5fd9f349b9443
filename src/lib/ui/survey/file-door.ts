/** Where the card of a file leads its reader: into the file; the signer to the copy he reads, then to the receipt. */
import type { FileStatus, Member } from '#lib/domain/country-file/file-state.ts';
import { respond_receipt_title, signing_read_and_sign } from '#lib/i18n/generated/messages.js';

interface Listed {
  readonly fileId: string;
  readonly status: FileStatus;
  readonly me: Pick<Member, 'role'>;
  /** Number of the newest submission; null: none yet. */
  readonly submission: number | null;
}

/** `text` null: a member who sees the file itself; `href` null: there is nothing to read now. */
export function fileDoor({ fileId, status, me, submission }: Listed): { href: string | null; text: string | null } {
  const home = `/files/${fileId}`;
  if (me.role !== 'signer') return { href: home, text: null };
  if (status === 'frozen') return { href: `${home}/sign`, text: signing_read_and_sign() };
  return submission === null
    ? { href: null, text: '' }
    : { href: `${home}/receipt/${submission}`, text: respond_receipt_title() };
}
