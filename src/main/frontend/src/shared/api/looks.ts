import type { InfiniteData, QueryClient, QueryFunctionContext } from '@tanstack/react-query';

/** Queries whose answer has been on the screen since somebody opened what shows it. */
let seen = new WeakSet<object>();

/** Whoever was away from a page for so long looks anew when they come back to it. */
const away = 5 * 60_000;

/** Whoever opens something looks at it, also when this browser still knows what it says. */
export function watchLooks(client: QueryClient): () => void {
  let left = Infinity;
  const turned = () => {
    if (document.visibilityState === 'hidden') left = Date.now();
    else if (Date.now() - left >= away) seen = new WeakSet();
  };
  // Before what reads again because the page is back.
  window.addEventListener('visibilitychange', turned, true);
  const forget = client.getQueryCache().subscribe((event) => {
    if (event.type === 'observerAdded') seen.delete(event.query);
    const answered = event.type === 'updated' && event.action.type === 'success';
    if (answered && event.query.isActive()) seen.add(event.query);
  });
  return () => {
    window.removeEventListener('visibilitychange', turned, true);
    forget();
  };
}

/** What a screen sends that reads again by itself what it shows: nobody has looked anew. A further page is asked for. */
export function lookAgain({
  client,
  queryKey,
  pageParam,
}: Pick<QueryFunctionContext, 'client' | 'queryKey'> & {
  pageParam?: unknown;
}): Record<string, string> {
  const query = client.getQueryCache().find({ queryKey, exact: true });
  return query && seen.has(query) && hasPage(query.state.data, pageParam)
    ? { 'Look-Again': 'true' }
    : {};
}

/** Of what has no pages there is but one. */
function hasPage(shown: unknown, page: unknown): boolean {
  if (typeof shown !== 'object' || shown === null || !('pageParams' in shown)) return true;
  return (shown as InfiniteData<unknown>).pageParams.includes(page);
}
