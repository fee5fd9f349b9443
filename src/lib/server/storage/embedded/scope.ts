/** A Scope as a condition on a column that holds a file's id: what a query may touch is decided inside the query. */
import type { Scope } from '#lib/domain/access.ts';

export const memberTables = `
  create table if not exists members (
    person_id text not null, file_id text not null, primary key (person_id, file_id)
  ) strict, without rowid;
  create index if not exists members_of_file on members (file_id)`;

export function inScope(scope: Scope, fileId: string): { readonly sql: string; readonly values: readonly string[] } {
  switch (scope.reach) {
    case 'nothing':
      return { sql: '1 = 0', values: [] };
    case 'member':
      return {
        sql: `exists (select 1 from members m where m.person_id = ? and m.file_id = ${fileId})`,
        values: [scope.personId]
      };
    case 'everything':
      return { sql: '1 = 1', values: [] };
  }
}
