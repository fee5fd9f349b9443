/** A name in another script inside a sentence (U+2068 … U+2069), so that a Latin campaign title keeps its place in Arabic. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
