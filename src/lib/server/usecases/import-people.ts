/**
 * Adds people from CSV text: name, e-mail, role, country, language; a head line may be there. Good lines are taken, each
 * bad one comes back with its number, text and reason, so that only those need correcting. At most 2,000 lines.
 */
import { parse } from 'csv-parse/sync';
import { refusal, type Actor } from '#lib/domain/access.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { addPerson } from './add-person.ts';

export interface RefusedLine {
  readonly line: number;
  readonly text: string;
  readonly problem: Problem;
}
export interface PeopleImport {
  readonly added: number;
  readonly refused: readonly RefusedLine[];
}

const linesAtMost = 2000;

/** The cells of a line; null: quotes that do not close. */
function cellsOf(text: string): readonly string[] | null {
  try {
    const rows = parse(text, { delimiter: [',', ';', '\t'], trim: true, relax_column_count: true });
    return rows[0] ?? [];
  } catch {
    return null;
  }
}

export async function importPeople(app: App, actor: Actor | null, csv: string): Promise<PeopleImport | Problem> {
  const refusedAct = refusal(actor, 'people.manage');
  if (refusedAct !== null) return refusedAct;
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.length > linesAtMost) return problem('answer.too_many_rows', { limit: linesAtMost }, 'csv');
  const refused: RefusedLine[] = [];
  let added = 0;
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const cells = cellsOf(text);
    const [name = '', email = '', role = '', country = '', language = ''] = cells ?? [];
    if (index === 0 && !email.includes('@') && /^(name|nom|nombre)$/i.test(name)) continue;
    const outcome =
      cells === null
        ? problem('request.malformed', {}, 'csv')
        : await addPerson(app, actor, { name, email, role, country, language: language === '' ? 'en' : language });
    if (isProblem(outcome)) refused.push({ line: index + 1, text, problem: outcome });
    else added += 1;
  }
  return added === 0 && refused.length === 0 ? problem('request.field_required', {}, 'csv') : { added, refused };
}
