/**
 * MongoDB without room, by the driver's own error: the test server cannot be made to say it truthfully, since on a full
 * disk it answers nothing but "internal server error" (tried on a file system of 24 MB).
 */
import { MongoServerError } from 'mongodb';
import { expect, test } from 'vitest';
import { problemText } from '#lib/i18n/problem-text.ts';
import { fullDisk } from '#lib/server/storage/mongo/full-disk.ts';

const said = { ok: 0, code: 14031, codeName: 'OutOfDiskSpace', errmsg: 'Cannot write: disk full' };

test('a full disk is said in words, with the database that has no room', () => {
  const failure = fullDisk(new MongoServerError(said), 'db.example.org/soundings');
  expect(failure?.problem).toMatchObject({ problem: 'storage.full', params: { folder: 'db.example.org/soundings' } });
  expect(failure?.cause).toBeInstanceOf(MongoServerError);
  expect(problemText(failure?.problem ?? { problem: 'storage.busy', params: {} }, 'en')).toMatch(
    /^There is no room left on the disk or in the database of this site\. What was stored before is kept/
  );
});

test('any other failure stays what it is', () => {
  expect(fullDisk(new MongoServerError({ ...said, code: 1, codeName: 'InternalError' }), 'x')).toBeNull();
  expect(fullDisk(new Error('14031'), 'x')).toBeNull();
});
