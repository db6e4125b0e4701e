// Every request of a page ends here: the app's own schemes are answered by the app, all others are refused and noted.
import { toApp } from './addresses.ts';
import type { Params } from './cdp.ts';
import { host } from './state.ts';

export type PausedRequest = {
  requestId: string;
  frameId: string;
  resourceType: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
};

type Send = (method: string, params: Params) => Promise<unknown>;

/** Answers one paused request. */
export async function answerRequest(paused: PausedRequest, send: Send): Promise<void> {
  const { requestId, request } = paused;
  const url = toApp(request.url, host.schemes);
  host.records.requests.push(url);
  if (host.beforeRequest !== null && !host.beforeRequest(url, paused.resourceType)) {
    host.records.refused.push({ url, kind: paused.resourceType });
    await send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  const handler = host.schemeHandlers.get(url.slice(0, url.indexOf(':')));
  const development = process.env['ELECTRON_RENDERER_URL'];
  if (development !== undefined && request.url.startsWith(development)) {
    await send('Fetch.continueRequest', { requestId });
    return;
  }
  if (!handler) {
    host.records.refused.push({ url, kind: paused.resourceType });
    await send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  try {
    const init: RequestInit = { method: request.method, headers: plainHeaders(request.headers) };
    if (request.postData !== undefined) init.body = request.postData;
    const response = await handler(new Request(url, init));
    const body = Buffer.from(await response.arrayBuffer());
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
    await send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders,
      body: body.toString('base64'),
    });
  } catch {
    // As on Electron: a handler that throws is a failed load.
    await send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}

/** Headers that a Request may carry; the rest Chromium keeps to itself. */
function plainHeaders(headers: Record<string, string>): Headers {
  const kept = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    try {
      kept.set(name, value);
    } catch {
      // Not a header that can be set.
    }
  }
  return kept;
}
