/** SHA-256 as 64 hex digits; null where the browser does not hash: on addresses without https. */
export async function sha256Of(bytes: BufferSource): Promise<string | null> {
  if (typeof crypto === 'undefined' || !('subtle' in crypto)) return null;
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
