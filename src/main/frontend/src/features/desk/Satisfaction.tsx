import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { asProblem } from '../../shared/api/http';
import type { NewSatisfaction, Phase } from '../../shared/api/schema';
import { date } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Select, TextField } from '../../shared/ui/fields';
import { forgetWords, noteSatisfaction, satisfactionQuery } from './desk.api';
import styles from './DeskCase.module.css';
import { whyNot } from '../../shared/ui/whyNot';

const possible = [1, 2, 3, 4, 5] as const;
const causes = ['slow', 'unclear', 'decision', 'mistake', 'not-reached', 'other'] as const;

interface Props {
  reference: string;
  closed: boolean;
  phases: Phase[];
}

/** How content the customer was with a closed case: what they said, or five buttons to note it; each stage if they like. */
export function Satisfaction({ reference, closed, phases }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = satisfactionQuery(reference);
  const said = useQuery(query).data;
  const [cause, setCause] = useState('');
  const [words, setWords] = useState('');
  const [stages, setStages] = useState<Record<string, number>>({});
  const note = useMutation({
    mutationFn: (body: NewSatisfaction) => noteSatisfaction(reference, body),
    onSuccess: (noted) => {
      client.setQueryData(query.queryKey, noted);
      setStages({});
    },
  });
  const forget = useMutation({
    mutationFn: () => forgetWords(reference),
    onSuccess: () => client.invalidateQueries({ queryKey: query.queryKey }),
  });
  const failed = note.error ?? forget.error;
  const problem = failed && asProblem(failed);
  const noteAll = (score: number) => {
    note.mutate({
      score,
      phases: stages,
      ...(cause ? { cause: cause as (typeof causes)[number] } : {}),
      ...(words.trim() ? { words: words.trim() } : {}),
    });
  };
  // Once the case has its score a stage is noted at once; before, it goes with the score.
  const rate = (phase: string, score: number) => {
    if (said && !said.earlier) note.mutate({ phases: { [phase]: score } });
    else setStages({ ...stages, [phase]: score });
  };
  // What was said before an open case was reopened can be read, and taken away; nothing is noted until it is closed.
  if (!closed && !said) return null;
  return (
    <section className={styles.log} aria-labelledby="content">
      <h2 id="content">{t('desk.content.title')}</h2>
      {said && (
        <p>
          {t('desk.content.said', { score: said.score, date: date(said.givenAt) })}
          {` · ${said.notedByName ? t('desk.content.noted', { name: said.notedByName }) : t('desk.content.own')}`}
          {said.cause && ` · ${t(`desk.content.cause.${said.cause as (typeof causes)[number]}`)}`}
          {said.earlier && ` · ${t('desk.content.earlier')}`}
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
      {closed && (
        <>
          <div className={styles.causes}>
            {possible.map((score) => (
              <Button
                key={score}
                aria-label={t(`desk.content.score.${score}`)}
                isDisabled={note.isPending}
                onPress={() => {
                  noteAll(score);
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
          <Stages
            phases={phases}
            scores={{ ...(said?.earlier ? {} : said?.phases), ...stages }}
            isDisabled={note.isPending}
            onRate={rate}
          />
        </>
      )}
      {problem && <p role="alert">{whyNot(t, problem)}</p>}
    </section>
  );
}

interface StagesProps {
  phases: Phase[];
  scores: Record<string, number>;
  isDisabled: boolean;
  onRate: (phase: string, score: number) => void;
}

/** The stages that the case went through, and what the customer thinks of each. */
function Stages({ phases, scores, isDisabled, onRate }: StagesProps) {
  const { t } = useTranslation();
  const passed = phases.filter(({ state }) => state === 'done' || state === 'current');
  if (passed.length === 0) return null;
  return (
    <div className={styles.causes} role="group" aria-label={t('desk.content.stages')}>
      <span className="muted">{t('desk.content.stages')}</span>
      {passed.map(({ id, label }) => (
        <Select
          key={id}
          inline
          label={label}
          value={String(scores[id] ?? '')}
          disabled={isDisabled}
          onChange={({ target }) => {
            if (target.value) onRate(id, Number(target.value));
          }}
          options={[
            ...(scores[id] ? [] : [{ value: '', label: '–' }]),
            ...possible.map((score) => ({ value: String(score), label: String(score) })),
          ]}
        />
      ))}
    </div>
  );
}
