// The headers of every answer of the app's own protocol; the content security policy is the page's last wall.

/** The page may load its own scripts, styles, fonts and pictures; it may talk to nobody and stand in no frame. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For `npm run dev` alone: hot reload needs inline parts and its own socket. Never in a built app. */
export function developmentPolicy(serverUrl: string): string {
  const socket = serverUrl.replace(/^http/, 'ws');
  return CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .concat(`; connect-src 'self' ${socket}`);
}

/** All headers of an answer with a body of `contentType`. */
export function headersFor(contentType: string, policy = CONTENT_SECURITY_POLICY): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    // Names of hosts in links are not looked up ahead: no policy covers that.
    'X-DNS-Prefetch-Control': 'off',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
    'Cache-Control': 'no-cache',
  };
}
