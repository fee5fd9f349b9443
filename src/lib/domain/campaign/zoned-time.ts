/**
 * Clock time in a zone ↔ instant. A time that a zone skips (spring) reads as the one an hour later; a time that it has
 * twice (autumn) as the first of the two. Zones are IANA names as the platform knows them.
 */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.length > 0;
  } catch {
    return false;
  }
}

/** What a clock in `timeZone` shows at an instant, as YYYY-MM-DDTHH:MM. */
export function clockTime(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit'
  }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The instant (UTC, ISO 8601) at which clocks in `timeZone` show `local` (YYYY-MM-DDTHH:MM); null: not a time. */
export function instantOf(local: string, timeZone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || !isTimeZone(timeZone)) return null;
  const wanted = Date.parse(`${local}:00Z`);
  if (Number.isNaN(wanted) || new Date(wanted).toISOString().slice(0, 16) !== local) return null;
  const offsetAt = (at: number): number => Date.parse(`${clockTime(new Date(at).toISOString(), timeZone)}:00Z`) - at;
  const [before, after] = [offsetAt(wanted - 86_400_000), offsetAt(wanted + 86_400_000)];
  const fits = [wanted - before, wanted - after].filter((at) => at + offsetAt(at) === wanted);
  return new Date(fits.length > 0 ? Math.min(...fits) : wanted - before).toISOString();
}
