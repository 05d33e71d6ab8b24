import type { QueryClient, QueryFunctionContext } from '@tanstack/react-query';

/** Queries whose answer has been on the screen since somebody opened what shows it. */
const seen = new WeakSet<object>();

/** Whoever opens something looks at it, also when this browser still knows what it says. */
export function watchLooks(client: QueryClient): () => void {
  return client.getQueryCache().subscribe((event) => {
    if (event.type === 'observerAdded') seen.delete(event.query);
    const answered = event.type === 'updated' && event.action.type === 'success';
    if (answered && event.query.isActive()) seen.add(event.query);
  });
}

/** What a screen sends that reads again by itself what it shows: nobody has looked anew. */
export function lookAgain({
  client,
  queryKey,
}: Pick<QueryFunctionContext, 'client' | 'queryKey'>): Record<string, string> {
  const query = client.getQueryCache().find({ queryKey, exact: true });
  return query && seen.has(query) ? { 'Look-Again': 'true' } : {};
}
