/** The evidence of a file as this member sees it: every item with the questions that cite it; what is removed, as removed. */
import type { Actor } from '#lib/domain/access.ts';
import { evidenceSize } from '#lib/domain/country-file/evidence.ts';
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import { whyClosed } from '#lib/domain/country-file/permission.ts';
import { evidenceSeen } from '#lib/domain/country-file/evidence-sight.ts';
import type { Section } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { limitsOf, openAsMember, type OpenFile } from '#lib/server/evidence/evidence-desk.ts';

export interface ListedItem {
  readonly item: EvidenceItem;
  readonly citedBy: readonly string[];
  /** Whether this reader may take it out of the file. */
  readonly mayRemove: boolean;
}

export interface ListedEvidence {
  readonly items: readonly ListedItem[];
  readonly sections: readonly Section[];
  /** In bytes. */
  readonly used: number;
  readonly room: number;
  readonly largest: number;
  readonly readOnly: Problem | null;
}

export async function listEvidence(
  app: App,
  actor: Actor | null,
  { fileId }: { readonly fileId: string }
): Promise<ListedEvidence | Problem> {
  const file = await openAsMember(app, actor, fileId);
  if (isProblem(file)) return file;
  const limits = limitsOf(app.env);
  const readOnly = whyClosed(file.state, file.campaign, app.clock().toISOString());
  return {
    items: evidenceSeen(file.state, file.me, file.sight).map((item) => listed(file, item, readOnly)),
    sections: file.version.questionnaire.sections.map((section) => ({
      ...section,
      questions: section.questions.filter(({ name }) => file.sight.sees.has(name))
    })),
    used: evidenceSize(file.state.evidence),
    room: limits.country,
    largest: limits.file,
    readOnly
  };
}

function listed({ state, me, sight }: OpenFile, item: EvidenceItem, readOnly: Problem | null): ListedItem {
  const citedBy = Object.entries(state.answers).flatMap(([question, { evidence }]) =>
    sight.sees.has(question) && evidence?.includes(item.id) === true ? [question] : []
  );
  const his = me.role === 'focal_point' || item.addedBy.personId === me.personId;
  return { item, citedBy, mayRemove: readOnly === null && item.removed === null && his };
}
