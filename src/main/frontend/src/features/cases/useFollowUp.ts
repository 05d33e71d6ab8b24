import { useQueryClient } from '@tanstack/react-query';
import { toast } from '../../shared/ui/toasts';

/** After something was done to a case: say so, and look again. */
export function useFollowUp(said: string, onDone: () => void) {
  const client = useQueryClient();
  return () => {
    toast(said);
    onDone();
    for (const key of ['case', 'cases', 'work']) void client.invalidateQueries({ queryKey: [key] });
  };
}
