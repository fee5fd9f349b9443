/** A written file as a download: never shown in place, never kept by anybody on the way. */
export function fileReply(file: {
  readonly bytes: Buffer;
  readonly name: string;
  readonly mediaType: string;
}): Response {
  // Names are made of file ids, numbers and language tags; anything else would not be a header.
  const name = file.name.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.bytes.length),
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store'
    }
  });
}
