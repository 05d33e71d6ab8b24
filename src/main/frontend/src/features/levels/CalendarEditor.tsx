import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { Calendar } from '../../shared/api/schema';
import { serverNowMillis } from '../../shared/api/serverClock';
import { weekdayName } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { stayNear } from '../../shared/ui/focus';
import { TextField } from '../../shared/ui/fields';
import { Meanwhile } from '../../shared/ui/RowOutlook';
import { ErrorNote } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import { Examples } from './Examples';
import { Holidays } from './Holidays';
import {
  calendarQuery,
  changeCalendar,
  previewQuery,
  versionsQuery,
  yearQuery,
  yearsOf,
} from './levels.api';
import {
  asksOf,
  editOf,
  firstExamples,
  formOf,
  rebased,
  sameForm,
  type CalendarEdit,
} from './levels.state';
import { MovedDates } from './MovedDates';
import { weekdays } from '../../shared/format/weekdays';
import styles from './Levels.module.css';
import { SingleDays } from './SingleDays';
import { useSettled } from '../../shared/ui/useSettled';
import { YearPicture } from './YearPicture';

interface Props {
  found: Calendar;
  editable: boolean;
}

/** A calendar as it would be: what it makes of examples and of open work, before it is put in force. */
export function CalendarEditor({ found, editable }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(found);
  const [edit, setEdit] = useState<CalendarEdit>(() => editOf(found.calendar));
  const [examples, setExamples] = useState(() => firstExamples(serverNowMillis()));
  const [note, setNote] = useState('');
  const inForcePlace = useRef<HTMLElement>(null);
  const form = formOf(edit);
  const changed = !sameForm(edit, editOf(base.calendar));
  const [year, setYear] = useState(() => new Date(serverNowMillis()).getFullYear());
  const question = JSON.stringify([form, asksOf(examples, edit.zone)]);
  const asked = useSettled(question);
  const [askedForm, askedExamples] = JSON.parse(asked) as [typeof form, ReturnType<typeof asksOf>];
  const preview = useQuery({
    ...previewQuery(base.key, base.version, askedForm, askedExamples, year),
    enabled: editable,
  });
  const inForce = useQuery(yearQuery(base.key, year));
  const drawn = changed ? preview.data?.year : undefined;
  const applying = useMutation({
    mutationFn: (sent: { edit: CalendarEdit; note: string }) =>
      changeCalendar(base.key, base.version, formOf(sent.edit), sent.note),
    onSuccess: ({ calendar }, sent) => {
      setBase(calendar);
      // What was typed while the answer was on its way is a change of the new version.
      setEdit((mine) => (mine === sent.edit ? editOf(calendar.calendar) : mine));
      setNote((mine) => (mine === sent.note ? '' : mine));
      stayNear(inForcePlace.current);
      toast(t('levels.applied', { version: calendar.version }));
      void client.invalidateQueries({ queryKey: ['calendars'] });
      void client.invalidateQueries({ queryKey: ['recomputations'] });
    },
  });
  const reading = useMutation({
    mutationFn: () => client.fetchQuery({ ...calendarQuery(base.key), staleTime: 0 }),
    onSuccess: (fresh) => {
      setBase(fresh);
      // Typing goes on while the newest version is read.
      setEdit((mine) => rebased(mine, base.calendar, fresh.calendar));
      applying.reset();
      stayNear(inForcePlace.current);
      toast(t('levels.newest'));
      void client.invalidateQueries({ queryKey: versionsQuery(base.key).queryKey });
      void client.invalidateQueries({ queryKey: yearsOf(base.key) });
    },
  });
  const conflict = reading.isError || asProblem(applying.error).code === 'changed-meanwhile';
  const problem = reading.error ?? preview.error ?? (conflict ? null : applying.error);
  const wrong = new Map(
    asProblem(problem).errors.map(({ field, message }) => [field, message] as const),
  );
  const wrongAt = (field: string) =>
    problem
      ? [...wrong].find(
          ([name]) =>
            name === field || name.startsWith(`${field}.`) || name.startsWith(`${field}[`),
        )?.[1]
      : undefined;
  const unplaced = problem && !asProblem(problem).errors.some(({ field }) => placed(field));
  /** Whether what the preview tells is what the form says now. */
  const settled = asked === question && preview.isSuccess && !preview.isPlaceholderData;
  const mayApply = editable && changed && settled && !conflict && !reading.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mayApply && !applying.isPending) applying.mutate({ edit, note });
  };
  const set = (change: (mine: CalendarEdit) => Partial<CalendarEdit>) => {
    // What is being put in force is still to be answered.
    if (!applying.isPending) applying.reset();
    if (reading.isError) reading.reset();
    setEdit((mine) => ({ ...mine, ...change(mine) }));
  };
  return (
    <form onSubmit={submit} noValidate className={styles.editor}>
      <fieldset disabled={!editable} className={styles.fields}>
        <legend className="visually-hidden">{base.key}</legend>
        <TextField
          label={t('levels.column.zone')}
          required
          autoComplete="off"
          value={edit.zone}
          error={wrongAt('zone')}
          onChange={(event) => {
            const zone = event.target.value;
            set(() => ({ zone }));
          }}
        />
        <h2>{t('levels.column.hours')}</h2>
        <p className="muted">{t('levels.hoursHelp')}</p>
        <div className={styles.week}>
          {weekdays.map((day, index) => (
            <TextField
              key={day}
              label={weekdayName(index)}
              inline
              autoComplete="off"
              placeholder={t('levels.closed')}
              value={edit.hours[day]}
              error={wrongAt(`weekly.${day}`)}
              onChange={(event) => {
                const typed = event.target.value;
                set(({ hours }) => ({ hours: { ...hours, [day]: typed } }));
              }}
            />
          ))}
        </div>
        {wrong.get('weekly') && <p className={styles.wrong}>{wrong.get('weekly')}</p>}
        <Holidays
          rules={edit.holidays}
          editable={editable}
          error={wrongAt('holidays')}
          onChange={(holidays) => {
            set(() => ({ holidays }));
          }}
        />
        <SingleDays
          days={edit.exceptions}
          editable={editable}
          error={wrongAt('exceptions')}
          onChange={(exceptions) => {
            set(() => ({ exceptions }));
          }}
        />
      </fieldset>
      <div className={styles.outlook}>
        <YearPicture
          year={drawn ?? inForce.data}
          shown={year}
          busy={inForce.isFetching}
          changed={drawn !== undefined}
          onYear={setYear}
        />
        {editable && (
          <>
            <Examples
              examples={examples}
              worked={preview.data?.examples ?? []}
              zone={edit.zone}
              busy={preview.isFetching}
              error={wrongAt('examples')}
              onChange={setExamples}
            />
            {changed && preview.data?.moves && <MovedDates moves={preview.data.moves} />}
            <section
              ref={inForcePlace}
              tabIndex={-1}
              aria-labelledby="in-force"
              className={styles.outlook}
            >
              {conflict && (
                <Meanwhile
                  reads={reading.isPending}
                  readAgain={() => {
                    reading.mutate();
                  }}
                >
                  {t('levels.meanwhile')}
                </Meanwhile>
              )}
              {unplaced && <ErrorNote error={problem} safe={t('form.safe')} />}
              <h2 id="in-force">{t('levels.apply')}</h2>
              <p className="muted">{t(changed ? 'levels.changedHelp' : 'levels.unchanged')}</p>
              <TextField
                label={t('levels.note')}
                maxLength={500}
                value={note}
                error={wrongAt('note')}
                onChange={(event) => {
                  setNote(event.target.value);
                }}
              />
              <div className={styles.row}>
                <Button
                  type="submit"
                  look="primary"
                  isPending={applying.isPending}
                  isDisabled={!mayApply}
                >
                  {t('levels.applyDo')}
                </Button>
                {changed && (
                  <Button
                    look="quiet"
                    isDisabled={applying.isPending}
                    onPress={() => {
                      set(() => editOf(base.calendar));
                      inForcePlace.current?.focus();
                    }}
                  >
                    {t('levels.discard')}
                  </Button>
                )}
              </div>
            </section>
          </>
        )}
      </div>
    </form>
  );
}

/** Whether the field of a refusal has a place of its own on this screen. */
const placed = (field: string) => /^(zone|weekly|holidays|exceptions|examples|note)\b/.test(field);
