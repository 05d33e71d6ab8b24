import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api, Problem } from './http';
import type { Person } from './schema';
import { tellSignedIn, tellSignedOut } from './signedOut';

const sessionKey = ['session'] as const;

type Session = Awaited<ReturnType<typeof signIn>>;

/** Null: nobody. Whose sign-in ends while they work stays whom the screen is for: it keeps what they typed. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async ({ client, signal }): Promise<Session | null> => {
    try {
      return await answer(api.GET('/api/session', { signal }), { signedOut: true });
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      const before = client.getQueryData<Session | null>(sessionKey) ?? null;
      if (before) tellSignedOut();
      return before;
    }
  },
  staleTime: Infinity,
});

export const personasQuery = queryOptions({
  queryKey: ['personas'],
  queryFn: async ({ signal }) => {
    try {
      return await answer(api.GET('/api/personas', { signal }), { signedOut: true });
    } catch (error) {
      if (error instanceof Problem && !error.unreachable) return { items: [] };
      throw error;
    }
  },
  staleTime: Infinity,
});

export const signIn = async (name: string, password: string) => {
  const session = await answer(api.POST('/api/session', { body: { name, password } }), {
    signedOut: true,
  });
  tellSignedIn();
  return session;
};

export const signOut = () => answer(api.DELETE('/api/session'), { signedOut: true });

const workers = ['front-office', 'back-office', 'team-lead', 'supervisor'];

/** Whether somebody does work at all; others only look. */
export const doesWork = (roles: string[]) => roles.some((role) => workers.includes(role));

/** Who is signed in; only below the sign-in. */
export function useMe(): Person {
  const { data } = useQuery(sessionQuery);
  return data?.user ?? { name: '', displayName: '', roles: [], groups: [] };
}
