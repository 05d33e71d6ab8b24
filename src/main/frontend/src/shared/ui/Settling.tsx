import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from './Button';
import { TextField } from './fields';
import { ErrorNote } from './states';
import styles from './unsettled.module.css';

interface Props {
  again: Pick<UseMutationResult<unknown, Error, void>, 'mutate' | 'isPending' | 'error'>;
  leave: Pick<UseMutationResult<unknown, Error, string>, 'mutate' | 'isPending' | 'error'>;
  words: { again: string; leave: string; reason: string };
  children?: ReactNode;
}

/** What is done with something that went wrong: it is tried again, or left for a reason. */
export function Settling({ again, leave, words, children }: Props) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const failure = again.error ?? leave.error;
  return (
    <>
      {failure && <ErrorNote error={failure} />}
      <div className={styles.actions}>
        <Button
          isPending={again.isPending}
          onPress={() => {
            again.mutate();
          }}
        >
          {words.again}
        </Button>
        <Button
          look="quiet"
          aria-expanded={asking}
          onPress={() => {
            setAsking(!asking);
          }}
        >
          {words.leave}
        </Button>
        {children}
      </div>
      {asking && (
        <form
          className={styles.actions}
          onSubmit={(event) => {
            event.preventDefault();
            leave.mutate(reason);
          }}
        >
          <TextField
            label={words.reason}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
          <Button type="submit" isPending={leave.isPending}>
            {words.leave}
          </Button>
        </form>
      )}
    </>
  );
}
