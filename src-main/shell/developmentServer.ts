// For `npm run dev` alone: the page's files come from the development server, at the same app:// address.
import { headersFor, developmentPolicy } from './headers.ts';

/** Answers one request of the page from the development server at `serverUrl`. */
export async function answerFromServer(serverUrl: string, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = await fetch(new URL(pathname + search, serverUrl), { headers: request.headers });
  const type = answer.headers.get('content-type') ?? 'text/plain';
  const headers = headersFor(type, developmentPolicy(serverUrl));
  return new Response(await answer.arrayBuffer(), { status: answer.status, headers });
}
