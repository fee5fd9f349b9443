import { expect, test } from 'vitest';
import { clockTime, instantOf } from '#lib/domain/campaign/zoned-time.ts';

test.each([
  ['2027-03-04T23:59', 'UTC', '2027-03-04T23:59:00.000Z'],
  ['2027-03-04T23:59', 'Africa/Nairobi', '2027-03-04T20:59:00.000Z'],
  ['2027-01-15T12:00', 'Europe/Paris', '2027-01-15T11:00:00.000Z'],
  ['2027-07-15T12:00', 'Europe/Paris', '2027-07-15T10:00:00.000Z'],
  ['2027-07-15T12:00', 'Asia/Kathmandu', '2027-07-15T06:15:00.000Z'],
  // Clocks go from 02:00 to 03:00 on 28 March 2027 and from 03:00 back to 02:00 on 31 October 2027.
  ['2027-03-28T02:30', 'Europe/Paris', '2027-03-28T01:30:00.000Z'],
  ['2027-10-31T02:30', 'Europe/Paris', '2027-10-31T00:30:00.000Z']
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantOf(local, zone)).toBe(instant);
});

test.each([
  ['2027-02-30T10:00', 'UTC'],
  ['2027-13-01T10:00', 'UTC'],
  ['tomorrow', 'UTC'],
  ['2027-02-03T10:00', 'Mars/Olympus']
])('%s in %s is no time', (local, zone) => {
  expect(instantOf(local, zone)).toBeNull();
});

test('the clock of a zone shows an instant', () => {
  expect(clockTime('2027-03-04T20:59:00.000Z', 'Africa/Nairobi')).toBe('2027-03-04T23:59');
});
