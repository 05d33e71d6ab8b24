import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { asProblem } from '../../shared/api/http';
import { date } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Select, TextField } from '../../shared/ui/fields';
import { forgetWords, noteSatisfaction, satisfactionQuery } from './desk.api';
import styles from './DeskCase.module.css';

const scores = [1, 2, 3, 4, 5] as const;
const causes = ['slow', 'unclear', 'decision', 'mistake', 'not-reached', 'other'] as const;

/** How content the customer was with a closed case: what they said, or five buttons to note it. */
export function Satisfaction({ reference }: { reference: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = satisfactionQuery(reference);
  const said = useQuery(query).data;
  const [cause, setCause] = useState('');
  const [words, setWords] = useState('');
  const note = useMutation({
    mutationFn: (score: number) =>
      noteSatisfaction(reference, {
        score,
        ...(cause ? { cause: cause as (typeof causes)[number] } : {}),
        ...(words.trim() ? { words: words.trim() } : {}),
      }),
    onSuccess: (noted) => {
      client.setQueryData(query.queryKey, noted);
    },
  });
  const forget = useMutation({
    mutationFn: () => forgetWords(reference),
    onSuccess: () => client.invalidateQueries({ queryKey: query.queryKey }),
  });
  const failed = note.error ?? forget.error;
  const problem = failed && asProblem(failed);
  return (
    <section className={styles.log} aria-labelledby="content">
      <h2 id="content">{t('desk.content.title')}</h2>
      {said && (
        <p>
          {t('desk.content.said', { score: said.score, date: date(said.givenAt) })}
          {` · ${said.notedByName ? t('desk.content.noted', { name: said.notedByName }) : t('desk.content.own')}`}
          {said.cause && ` · ${t(`desk.content.cause.${said.cause as (typeof causes)[number]}`)}`}
          {said.words && (
            <>
              <span className={styles.note}>{said.words}</span>
              <Button
                isDisabled={forget.isPending}
                onPress={() => {
                  forget.mutate();
                }}
              >
                {t('desk.content.remove')}
              </Button>
            </>
          )}
          {said.followUp && (
            <Link to="/cases/$reference" params={{ reference: said.followUp }}>
              {t('desk.content.followUp', { reference: said.followUp })}
            </Link>
          )}
        </p>
      )}
      <div className={styles.causes}>
        {scores.map((score) => (
          <Button
            key={score}
            aria-label={t(`desk.content.score.${score}`)}
            isDisabled={note.isPending}
            onPress={() => {
              note.mutate(score);
            }}
          >
            {score}
          </Button>
        ))}
        <span className="muted">{t('desk.content.scale')}</span>
      </div>
      <div className={styles.causes}>
        <Select
          inline
          label={t('desk.content.why')}
          value={cause}
          onChange={(event) => {
            setCause(event.target.value);
          }}
          options={[
            { value: '', label: '–' },
            ...causes.map((value) => ({ value, label: t(`desk.content.cause.${value}`) })),
          ]}
        />
        <TextField
          inline
          label={t('desk.content.words')}
          value={words}
          maxLength={1000}
          onChange={(event) => {
            setWords(event.target.value);
          }}
        />
      </div>
      {problem && (
        <p role="alert">{t(`errors.code.${problem.code}`, { defaultValue: problem.message })}</p>
      )}
    </section>
  );
}
