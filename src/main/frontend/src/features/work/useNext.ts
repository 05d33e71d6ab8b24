import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../shared/ui/toasts';
import { next } from './work.api';
import { whyNot } from '../../shared/ui/whyNot';

const storageKey = 'greenroom.keep-going';

/** An item that the service chose, and why. */
export interface Given {
  id: string;
  reasons: string[];
}

/** The service chooses the next item and claims it; whoever keeps going gets another one for each they complete. */
export function useNext(open: (id: string | undefined) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [given, setGiven] = useState<Given>();
  const [keepsGoing, setKeepsGoing] = useState(() => localStorage.getItem(storageKey) !== 'off');
  const getting = useMutation({
    mutationFn: next,
    onSuccess: (item) => {
      if (item) setGiven({ id: item.id, reasons: item.reasons });
      else {
        setGiven(undefined);
        toast(t('next.nothing'));
      }
      open(item?.id);
      void client.invalidateQueries({ queryKey: ['work'] });
    },
    onError: (error) => {
      toast(whyNot(t, error), { kind: 'error' });
    },
  });
  return {
    given,
    keepsGoing,
    keepGoing: (on: boolean) => {
      localStorage.setItem(storageKey, on ? 'on' : 'off');
      setKeepsGoing(on);
    },
    busy: getting.isPending,
    get: () => {
      if (!getting.isPending) getting.mutate();
    },
  };
}
