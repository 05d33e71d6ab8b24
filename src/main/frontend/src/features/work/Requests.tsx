import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../shared/format/values';
import { addWords } from '../../shared/i18n/i18n';
import words from '../../shared/i18n/more/ask.json';
import { Button } from '../../shared/ui/Button';
import { TextField } from '../../shared/ui/fields';
import { useNow } from '../../shared/ui/now';
import { SlaChip } from '../../shared/ui/SlaChip';
import { toast } from '../../shared/ui/toasts';
import { answerNudges, answerQuestion, requestsQuery } from './requests.api';
import styles from './Requests.module.css';
import { whyNot } from '../../shared/ui/whyNot';

addWords('ask', words);

interface Props {
  id: string;
  /** Whether the reader may answer. */
  answers: boolean;
}

/** What the desk asks of this work: to hurry, and questions. */
export default function Requests({ id, answers }: Props) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const found = useQuery(requestsQuery(id)).data;
  if (!found || found.nudges.length + found.questions.length === 0) return null;
  return (
    <section className={styles.requests} aria-labelledby="requests">
      <h3 id="requests">{t('ask:desk')}</h3>
      {found.nudges.map(({ at, by, reason, note }) => (
        <p key={at}>
          <strong>{t('ask:hurryThis', { reason: t(`ask:reasons.${reason}`) })}</strong>{' '}
          <span className="muted">
            {by}, <time dateTime={at}>{moment(at, now)}</time>
          </span>
          {note && <span className={styles.said}>{note}</span>}
        </p>
      ))}
      {found.nudges.length > 0 && answers && <Answer id={id} />}
      {found.questions.map((question) => (
        <div key={question.id} className={styles.question}>
          <p>
            <strong>{t(`ask:state.${question.state}`)}</strong>{' '}
            {question.sla && <SlaChip sla={question.sla} asOf={Date.parse(found.serverNow)} />}
          </p>
          <ol>
            {question.lines.map(({ at, by, text }) => (
              <li key={`${at}${text}`}>
                <span className="muted">
                  {by}, <time dateTime={at}>{moment(at, now)}</time>
                </span>
                <span className={styles.said}>{text}</span>
              </li>
            ))}
          </ol>
          {question.state === 'open' && answers && <Answer id={id} question={question.id} />}
        </div>
      ))}
    </section>
  );
}

/** An answer to a question, or that one is on it. */
function Answer({ id, question }: { id: string; question?: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const said = text.trim();
  const answering = useMutation({
    mutationFn: () =>
      question === undefined ? answerNudges(id, said) : answerQuestion(id, question, said),
    onSuccess: (found) => {
      setText('');
      client.setQueryData(requestsQuery(id).queryKey, found);
      void client.invalidateQueries({ queryKey: ['work'] });
      toast(t('ask:answered'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!answering.isPending && (said || question === undefined)) answering.mutate();
  };
  return (
    <form className={styles.answer} onSubmit={submit}>
      <TextField
        label={t(question === undefined ? 'ask:answerIfAny' : 'ask:answer')}
        value={text}
        maxLength={1000}
        onChange={({ target }) => {
          setText(target.value);
        }}
      />
      <Button
        type="submit"
        isDisabled={question !== undefined && !said}
        isPending={answering.isPending}
      >
        {t(question === undefined ? 'ask:onIt' : 'ask:answer')}
      </Button>
      {answering.isError && <p role="alert">{whyNot(t, answering.error)}</p>}
    </form>
  );
}
