// The app's own protocol: app://desk/... answers with the built page's files, and with nothing else on the disk.
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { CustomScheme } from 'electron';
import { headersFor } from './headers.ts';
import { APP_ORIGIN, APP_SCHEME, LOCK_ORIGIN } from './names.ts';

/** Must be registered before the app is ready. Standard and secure: an origin of its own, no file: address anywhere. */
export const APP_SCHEMES: CustomScheme[] = [
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Path inside the page's folder that an address names, with '/' between its parts; null for anything that is not plainly
 * one of our files: another host, a step up (also encoded), a drive letter, a backslash, a kind that we do not ship.
 */
export function assetOf(url: string): string | null {
  const origin = [APP_ORIGIN, LOCK_ORIGIN].find((one) => url.startsWith(`${one}/`));
  if (origin === undefined) return null;
  const raw = url.slice(origin.length + 1).split(/[?#]/)[0] ?? '';
  let path: string;
  try {
    path = decodeURIComponent(raw);
  } catch {
    return null;
  }
  const parts = path.split('/');
  const plain = parts.every((part) => /^[\w.-]+$/.test(part) && !part.startsWith('.'));
  return plain && extname(path) in TYPES ? path : null;
}

/** Answers one request of the page from `folder`. A link that leads out of the folder is "not there". */
export async function answerFromFolder(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plainAnswer(405, 'Only reading is possible.');
  const asset = assetOf(request.url);
  if (asset === null) return notThere();
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, asset));
    if (!file.startsWith(root + sep)) return notThere();
    const headers = headersFor(TYPES[extname(asset)] ?? '');
    return new Response(request.method === 'HEAD' ? null : await readFile(file), { headers });
  } catch {
    return notThere();
  }
}

/** An answer in plain words, with the same headers as any other. */
export function plainAnswer(status: number, words: string): Response {
  return new Response(words, { status, headers: headersFor('text/plain; charset=utf-8') });
}

function notThere(): Response {
  return plainAnswer(404, 'There is no such file.');
}
