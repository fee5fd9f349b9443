/** A Scope as a filter: what a query may touch is decided inside the query. */
import type { Collection, Filter } from 'mongodb';
import type { Scope } from '#lib/domain/access.ts';
import type { Document } from './document.ts';

export const nothing: Filter<Document> = { _id: { $in: [] } };

/** For the collection of files, which holds the members. */
export function filesInScope(scope: Scope): Filter<Document> {
  switch (scope.reach) {
    case 'nothing':
      return nothing;
    case 'member':
      return { 'members.personId': scope.personId };
    case 'everything':
      return {};
  }
}

/** For a collection whose records name their file. */
export async function recordsInScope(scope: Scope, files: Collection<Document>): Promise<Filter<Document>> {
  switch (scope.reach) {
    case 'nothing':
      return nothing;
    case 'member': {
      const own = await files.find(filesInScope(scope), { projection: { _id: 1 } }).toArray();
      return { fileId: { $in: own.map(({ _id }) => _id) } };
    }
    case 'everything':
      return {};
  }
}
