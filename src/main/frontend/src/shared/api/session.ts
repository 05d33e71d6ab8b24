import { queryOptions, useQuery } from '@tanstack/react-query';
import { http, Problem } from './http';
import type { Person, Personas, Session } from './schema';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    try {
      return await http.get<Session>('/api/session', { signal, expectSignedOut: true });
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

export const personasQuery = queryOptions({
  queryKey: ['personas'],
  queryFn: async ({ signal }) => {
    try {
      return await http.get<Personas>('/api/personas', { signal, expectSignedOut: true });
    } catch (error) {
      if (error instanceof Problem && !error.unreachable) return { items: [] };
      throw error;
    }
  },
  staleTime: Infinity,
});

export const signIn = (name: string, password: string) =>
  http.post<Session>('/api/session', { body: { name, password }, expectSignedOut: true });

export const signOut = () => http.delete<undefined>('/api/session', { expectSignedOut: true });

/** Who is signed in; only below the sign-in. */
export function useMe(): Person {
  const { data } = useQuery(sessionQuery);
  return data?.user ?? { name: '', displayName: '', roles: [], groups: [] };
}
