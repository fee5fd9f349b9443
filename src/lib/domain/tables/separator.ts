/** What stands between the columns of a text table, read from its first line; what is in quotation marks does not count. */
export type Separator = ',' | ';' | '\t';
const separators = [',', ';', '\t'] as const;

/** 'unclear': two of them occur equally often, and none more often. A line without any has one column. */
export function separatorOf(headline: string): Separator | 'unclear' {
  const bare = headline.replace(/"(?:[^"]|"")*"/g, '');
  const counts = separators.map((separator) => ({ separator, count: bare.split(separator).length - 1 }));
  const most = Math.max(...counts.map(({ count }) => count));
  if (most === 0) return ',';
  const [first, ...others] = counts.filter(({ count }) => count === most);
  return first === undefined || others.length > 0 ? 'unclear' : first.separator;
}
