/** Campaigns; `revision` is the optimistic lock of the record. */
import type { Campaigns } from '../port.ts';
import type { Schema } from '../records.ts';
import type { Database } from './database.ts';
import { fromRow, fromRowOrNull } from './row.ts';

export const campaignTables = `
  create table if not exists campaigns (
    id text primary key, revision integer not null, record text not null, schema integer not null
  ) strict`;

export function campaignsIn(db: Database, schema: Schema): Campaigns {
  return {
    create: (campaign) =>
      db.write(() => {
        const added = db.run(
          'insert into campaigns (id, revision, record, schema) values (?, ?, ?, ?) on conflict do nothing',
          [campaign.id, campaign.revision, JSON.stringify(campaign), schema.number]
        );
        return added === 1 ? 'created' : 'taken';
      }),
    replace: (campaign) =>
      db.write(() => {
        const changed = db.run(
          'update campaigns set revision = ?, record = ?, schema = ? where id = ? and revision = ?',
          [campaign.revision, JSON.stringify(campaign), schema.number, campaign.id, campaign.revision - 1]
        );
        return changed === 1 ? 'replaced' : 'taken';
      }),
    get: (id) =>
      db.read(() =>
        fromRowOrNull(schema, 'campaign', db.one('select record, schema from campaigns where id = ?', [id]))
      ),
    list: () =>
      db.read(() =>
        db.all('select record, schema from campaigns order by id').map((row) => fromRow(schema, 'campaign', row))
      )
  };
}
