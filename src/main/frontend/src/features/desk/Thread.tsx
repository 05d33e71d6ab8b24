import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskQuestion } from '../../shared/api/schema';
import { moment } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { TextField } from '../../shared/ui/fields';
import { useNow } from '../../shared/ui/now';
import { SlaChip } from '../../shared/ui/SlaChip';
import { toast } from '../../shared/ui/toasts';
import { close, goOn, questionsQuery } from './ask.api';
import styles from './Ask.module.css';
import { whyNot } from '../../shared/ui/whyNot';

interface Props {
  question: DeskQuestion;
  asOf: number;
  /** Whether the case is named: it is not on the case's own page. */
  named?: boolean;
}

/** A question and what was said to it; who asked may go on or put it away. */
export function Thread({ question, asOf, named = false }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const now = useNow('minute');
  const [text, setText] = useState('');
  const { id, reference, state, mine, sla, lines } = question;
  const refresh = () => {
    void client.invalidateQueries({ queryKey: questionsQuery.queryKey });
    void client.invalidateQueries({ queryKey: ['desk', 'case', reference] });
  };
  const asking = useMutation({
    mutationFn: () => goOn(id, text.trim()),
    onSuccess: () => {
      setText('');
      refresh();
    },
  });
  const closing = useMutation({
    mutationFn: () => close(id),
    onSuccess: () => {
      toast(t('ask:gone'));
      refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && !asking.isPending) asking.mutate();
  };
  const failed = asking.error ?? closing.error;
  return (
    <div className={styles.thread}>
      <p>
        {named && (
          <>
            <Link to="/desk/$reference" params={{ reference }} className="reference">
              {reference}
            </Link>{' '}
          </>
        )}
        <strong>{t(`ask:state.${state}`)}</strong> {sla && <SlaChip sla={sla} asOf={asOf} />}
      </p>
      <ol>
        {lines.map(({ at, by, fromDesk, text: said }) => (
          <li key={`${at}${said}`} className={fromDesk ? '' : styles.ours}>
            <span className="muted">
              {by}, <time dateTime={at}>{moment(at, now)}</time>
            </span>
            <span className={styles.said}>{said}</span>
          </li>
        ))}
      </ol>
      {mine && (
        <form className={styles.actions} onSubmit={submit}>
          {state !== 'lapsed' && (
            <>
              <TextField
                label={t('ask:goOn')}
                value={text}
                maxLength={1000}
                onChange={({ target }) => {
                  setText(target.value);
                }}
              />
              <Button type="submit" isDisabled={!text.trim()} isPending={asking.isPending}>
                {t('ask:ask')}
              </Button>
            </>
          )}
          <Button
            look="quiet"
            isPending={closing.isPending}
            onPress={() => {
              closing.mutate();
            }}
          >
            {t(state === 'open' ? 'ask:withdraw' : 'ask:close')}
          </Button>
        </form>
      )}
      {failed && <p role="alert">{whyNot(t, failed)}</p>}
    </div>
  );
}
