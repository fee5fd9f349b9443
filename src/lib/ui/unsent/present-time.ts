/** This device's clock, as the queue notes it: UTC, ISO 8601. It orders nothing; the server's revisions do. */
export function presentTime(): string {
  return new Date().toISOString();
}
