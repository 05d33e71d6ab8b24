import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { StaffPerson } from '../../shared/api/schema';
import { currentLanguage } from '../../shared/i18n/i18n';
import { weekdays, type Weekday } from '../../shared/format/weekdays';
import dialog from '../../shared/case/case.module.css';
import { weekdayName } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Day } from '../../shared/ui/Day';
import { Dialog, DialogEnd } from '../../shared/ui/Dialog';
import { Select, TextField } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import './messages.words';
import { EscalationMail } from './EscalationMail';
import { changePerson, meQuery, peopleQuery, type Escalations } from './people.api';
import { beginningOf, dayOf, readHours, readSkills, skillWords } from './people.state';
import styles from './People.module.css';

interface Props {
  person: StaffPerson;
  people: StaffPerson[];
  onClose: () => void;
}

/** What a supervisor says of a person: skills, hours, and who stands in while they are away. */
export function PersonEditor({ person, people, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useQuery(meQuery);
  const [skills, setSkills] = useState(skillWords(person.skills));
  const [hours, setHours] = useState<Record<string, string>>(() =>
    Object.fromEntries(weekdays.map((each) => [each, (person.hours?.[each] ?? []).join(', ')])),
  );
  const [from, setFrom] = useState(dayOf(person.away?.from));
  const [until, setUntil] = useState(dayOf(person.away?.until));
  const [substitute, setSubstitute] = useState(person.away?.substitute ?? '');
  const [address, setAddress] = useState(person.messages?.address ?? '');
  const [chosen, choose] = useState<Escalations>();
  const hasAddress = address.trim() !== '';
  // Who gets an address is told, in the language of these screens, unless it is said otherwise.
  const usual =
    person.messages?.address === undefined && hasAddress ? currentLanguage() : undefined;
  const escalations = chosen ?? usual ?? person.messages?.escalations ?? 'none';
  const saving = useMutation({
    mutationFn: () => {
      const open = weekdays.flatMap((each): [Weekday, string[]][] => {
        const read = readHours(hours[each] ?? '');
        return read.length === 0 ? [] : [[each, read]];
      });
      return changePerson(person.name, {
        skills: readSkills(skills),
        version: person.version,
        messages: hasAddress ? { address, escalations } : { escalations: chosen ?? 'none' },
        ...(person.calendar ? { calendar: person.calendar } : {}),
        ...(open.length === 0 ? {} : { hours: Object.fromEntries(open) }),
        ...(from === '' && until === ''
          ? {}
          : {
              away: {
                ...(from === '' ? {} : { from: beginningOf(from) }),
                ...(until === '' ? {} : { until: beginningOf(until) }),
                ...(substitute === '' ? {} : { substitute }),
              } as { from: string; until: string; substitute?: string },
            }),
      });
    },
    onSuccess: () => {
      toast(t('people.saved', { name: person.displayName }));
      void client.invalidateQueries({ queryKey: peopleQuery.queryKey });
      onClose();
    },
  });
  const problem = saving.error ? asProblem(saving.error) : undefined;
  const wrong = (field: string) =>
    problem?.errors.find((one) => one.field === field || one.field.startsWith(`${field}.`))
      ?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Dialog title={person.displayName} isOpen onClose={onClose}>
      <form onSubmit={submit} className={dialog.dialog} noValidate>
        {problem && problem.status !== 422 && <ErrorNote error={problem} safe={t('form.safe')} />}
        <TextField
          label={t('people.skills')}
          value={skills}
          error={wrong('skills')}
          placeholder={t('people.skillsExample')}
          onChange={(event) => {
            setSkills(event.target.value);
          }}
        />
        <fieldset className={styles.hours}>
          <legend>{t('people.hours')}</legend>
          {weekdays.map((each, index) => (
            <TextField
              key={each}
              label={weekdayName(index, 'long')}
              inline
              value={hours[each] ?? ''}
              error={wrong(`hours.${each}`)}
              placeholder={index === 0 ? '09:00-12:30, 13:00-17:00' : undefined}
              onChange={(event) => {
                setHours((known) => ({ ...known, [each]: event.target.value }));
              }}
            />
          ))}
        </fieldset>
        <fieldset className={styles.away}>
          <legend>{t('people.away')}</legend>
          <Day
            label={t('people.from')}
            value={from}
            error={wrong('away.from')}
            onChange={setFrom}
          />
          <Day
            label={t('people.until')}
            value={until}
            error={wrong('away.until')}
            onChange={setUntil}
          />
          <Select
            label={t('people.substitute')}
            value={substitute}
            error={wrong('away.substitute')}
            options={[
              { value: '', label: t('people.nobody') },
              ...people
                .filter(({ name }) => name !== person.name)
                .map(({ name, displayName }) => ({ value: name, label: displayName })),
            ]}
            onChange={(event) => {
              setSubstitute(event.target.value);
            }}
          />
        </fieldset>
        <fieldset className={styles.away}>
          <legend>{t('messages:legend')}</legend>
          <TextField
            label={t('messages:address')}
            type="email"
            value={address}
            error={wrong('messages.address')}
            onChange={(event) => {
              setAddress(event.target.value);
            }}
          />
          <EscalationMail
            value={escalations}
            error={wrong('messages.escalations')}
            onChange={choose}
          />
          {me.data?.mailLeaves === false && <p className="muted">{t('messages:noMailTo')}</p>}
        </fieldset>
        <DialogEnd onClose={onClose}>
          <Button type="submit" look="primary" isPending={saving.isPending}>
            {t('people.save')}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
