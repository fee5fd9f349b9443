/**
 * Headers that every reply carries; the content security policy is the framework's (svelte.config.js), since it needs
 * the nonce. `same-origin` as referrer, not `no-referrer`: with that, browsers send forms with the origin "null".
 */
export function secure(headers: Headers, address: Pick<URL, 'protocol'>, open: boolean): void {
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  headers.set('X-Frame-Options', 'DENY');
  if (address.protocol === 'https:') headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  if (!open) headers.set('Cache-Control', 'no-store');
  else if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
}

/** A request that changes something must come from a page of this site: browsers say so in Origin. */
export function crossOrigin(request: Request, address: URL): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  return request.headers.get('origin') !== address.origin;
}
