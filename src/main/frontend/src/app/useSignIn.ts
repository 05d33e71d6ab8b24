import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionQuery, signIn } from '../shared/api/session';

/** Signs in and lets the screens know; whatever was on a screen stays. */
export function useSignIn(onDone?: (name: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, password }: { name: string; password: string }) => signIn(name, password),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      onDone?.(session.user.name);
    },
  });
}
