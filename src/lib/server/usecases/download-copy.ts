/**
 * The country file as a workbook or a Word document, blank or with the saved answers: to a member who fills it, his questions;
 * the frozen copy to those who read it before signing, whole.
 */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Language } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { factsOfCopy } from '#lib/server/exports/document/document-facts.ts';
import { writeDocument } from '#lib/server/exports/document/write-document.ts';
import { writeWorkbook } from '#lib/server/exports/workbook/write-workbook.ts';
import { copyForMember, mediaTypes, type Taken } from '#lib/server/make-copy.ts';
import { readAsMember } from '#lib/server/member-desk.ts';
import { previousOf } from '#lib/server/previous-answers.ts';
import { openFrozenFile } from './open-frozen-file.ts';

/** As the last part of the address names them. */
const copyNames = ['answers.xlsx', 'blank.xlsx', 'answers.docx', 'blank.docx', 'frozen.docx'] as const;
type CopyName = (typeof copyNames)[number];

export async function downloadCopy(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly name: string; readonly language: Language }
): Promise<Taken | Problem> {
  const name = copyNames.find((one) => one === input.name);
  if (name === undefined) return problem('access.not_found');
  const frozen = name === 'frozen.docx';
  const refused = refusal(actor, frozen ? 'file.read_frozen' : 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  if (frozen) {
    const opened = await openFrozenFile(app, actor, input);
    if (isProblem(opened)) return opened;
  }
  const read = await readAsMember(app, actor, input.fileId);
  if (isProblem(read)) return read;
  const filled = !name.startsWith('blank');
  const previous = await previousOf(app, read);
  const copy = copyForMember(app, read, previous, { language: input.language, filled, all: frozen });
  const kind = name.endsWith('.xlsx') ? 'xlsx' : 'docx';
  const bytes = kind === 'xlsx' ? await writeWorkbook(copy) : await writeDocument(copy, factsOfCopy(copy, !frozen));
  return {
    bytes,
    name: fileName(input.fileId, read.state.revision, name, input.language),
    mediaType: mediaTypes[kind]
  };
}

function fileName(fileId: string, revision: number, name: CopyName, language: Language): string {
  const [what = '', ending = ''] = name.split('.');
  return `${fileId}-${what}-r${revision}-${language}.${ending}`;
}
