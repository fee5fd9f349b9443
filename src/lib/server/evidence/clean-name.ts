/**
 * The name under which a file of evidence is kept and given out: what people call it, in any script, without paths,
 * control or direction characters and without what file systems reserve; its extension is that of what it really is.
 */
/** File systems take 255 bytes. */
const longest = 180;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Taken off where they stand at the end; anything else after a dot is part of what people call it. */
const extensions =
  /\.(pdf|docx?|docm|dotm?|xlsx?|xlsm|xlsb|ods|odt|csv|tsv|txt|png|jpe?g|jpe|jfif|gif|zip|html?|svg|xml|js|exe|com|bat|cmd|scr|msi|ps1|vbs|jar|php|lnk)$/i;

export function cleanName(given: string, ending: string): string {
  const name = given
    .slice(-1000)
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    // Control, unassigned and half characters, and invisible ones; joiners stay, Arabic and Indic scripts spell with them.
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*%]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const base = shortened(name.replace(extensions, '').replace(/[\s.]+$/u, ''), longest);
  const safe = base === '' ? 'evidence' : reserved.test(base) ? `_${base}` : base;
  return `${safe}.${ending}`;
}

/** At most so many bytes of UTF-8, cut between what readers see as characters. */
function shortened(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    if (Buffer.byteLength(kept + segment) > bytes) break;
    kept += segment;
  }
  return kept.trimEnd();
}

/** `Content-Disposition` of a download: ASCII for old programs, the real name by RFC 6266 and RFC 5987. */
export function attachment(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
