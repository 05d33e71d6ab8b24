import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskAnswer } from '../../shared/api/schema';
import { moment } from '../../shared/format/values';
import { addWords } from '../../shared/i18n/i18n';
import words from '../../shared/i18n/more/ask.json';
import { Button } from '../../shared/ui/Button';
import { TextField } from '../../shared/ui/fields';
import { useNow } from '../../shared/ui/now';
import { toast } from '../../shared/ui/toasts';
import { ask, questionsQuery } from './ask.api';
import styles from './Ask.module.css';
import { Thread } from './Thread';
import { whyNot } from '../../shared/ui/whyNot';

addWords('ask', words);

interface Props {
  found: DeskAnswer;
  onAnswer: (answer: DeskAnswer) => void;
}

/** What is for colleagues alone, marked as that: notes, and questions to who has the case. */
export default function ForColleagues({ found, onAnswer }: Props) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const { notes, questions } = found.forColleagues;
  const asOf = Date.parse(found.serverNow);
  if (notes.length + questions.length === 0 && !found.nudges.possible) return null;
  return (
    <section className={styles.internal} aria-labelledby="internal">
      <h2 id="internal">{t('ask:internal')}</h2>
      {notes.length > 0 && (
        <>
          <h3>{t('ask:notes')}</h3>
          <ul>
            {notes.map(({ at, by, about, text }) => (
              <li key={`${at}${text}`}>
                <span className="muted">
                  {by}, <time dateTime={at}>{moment(at, now)}</time> · {t(`ask:about.${about}`)}
                </span>
                <span className={styles.said}>{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {(questions.length > 0 || found.nudges.possible) && <h3>{t('ask:questions')}</h3>}
      {questions.map((question) => (
        <Thread key={question.id} question={question} asOf={asOf} />
      ))}
      {found.nudges.possible && <AskHolder found={found} onAnswer={onAnswer} />}
    </section>
  );
}

/** Who would answer, whether they are there, and the question to them. */
function AskHolder({ found, onAnswer }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const now = useNow('minute');
  const [text, setText] = useState('');
  const { holder } = found.forColleagues;
  const asking = useMutation({
    mutationFn: () => ask(found.reference, text.trim()),
    onSuccess: (answer) => {
      setText('');
      onAnswer(answer);
      toast(t('ask:asked'));
      void client.invalidateQueries({ queryKey: questionsQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && !asking.isPending) asking.mutate();
  };
  const there = holder?.presence && [
    t(`ask:presence.${holder.presence}`),
    holder.since && t('ask:since', { at: moment(holder.since, now) }),
  ];
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className="muted">
        {holder
          ? [t('ask:holder', { name: holder.name }), ...(there ? there : [])]
              .filter(Boolean)
              .join(' · ')
          : t('ask:nobody')}
      </p>
      <div className={styles.actions}>
        <TextField
          label={t('ask:question')}
          value={text}
          maxLength={1000}
          onChange={({ target }) => {
            setText(target.value);
          }}
        />
        <Button type="submit" isDisabled={!text.trim()} isPending={asking.isPending}>
          {t('ask:ask')}
        </Button>
      </div>
      {asking.isError && <p role="alert">{whyNot(t, asking.error)}</p>}
    </form>
  );
}
