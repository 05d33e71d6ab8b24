import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '../../shared/api/groups';
import { serverNowMillis } from '../../shared/api/serverClock';
import DateField from '../../shared/ui/DateField';
import { Select, TextArea, TextField } from '../../shared/ui/fields';
import { dayOf, morningOf } from './morning';
import { peopleToAssignQuery } from './work.api';

interface UntilProps {
  when: string;
  onWhen: (when: string) => void;
  day: string;
  onDay: (day: string) => void;
  error: string | undefined;
}

/** Until when something is put aside. */
function Until({ when, onWhen, day, onDay, error }: UntilProps) {
  const { t } = useTranslation();
  const label = useId();
  return (
    <>
      <Select
        label={t('deed.until')}
        value={when}
        options={['tomorrow', 'days', 'week', 'day', 'open'].map((value) => ({
          value,
          label: t(`deed.when.${value}`),
        }))}
        onChange={(event) => {
          onWhen(event.target.value);
        }}
      />
      {when === 'day' && (
        <div>
          <span id={label}>{t('deed.day')}</span>
          <DateField
            value={day}
            onChange={onDay}
            labelledBy={label}
            isInvalid={error !== undefined}
          />
          {error && <p role="alert">{error}</p>}
        </div>
      )}
    </>
  );
}

interface TargetProps {
  deed: 'transfer' | 'assign';
  /** Of which teams the person has to be; a group that is the only one is no target either. */
  groups: string[];
  /** Who has it already. */
  holder?: string | undefined;
  value: string;
  onChoose: (id: string) => void;
  error: string | undefined;
}

/** To which team, or to whom. */
function Target({ deed, groups, holder, value, onChoose, error }: TargetProps) {
  const { t } = useTranslation();
  const teams = useQuery({ ...groupsQuery, enabled: deed === 'transfer' });
  const people = useQuery({ ...peopleToAssignQuery, enabled: deed === 'assign' });
  const choices =
    deed === 'transfer'
      ? (teams.data ?? []).filter(({ id }) => groups.length !== 1 || groups[0] !== id)
      : (people.data ?? [])
          .filter(
            ({ teams: theirs, name }) =>
              name !== holder &&
              (groups.length === 0
                ? theirs.length > 0
                : theirs.some((team) => groups.includes(team))),
          )
          .map(({ name, displayName }) => ({ id: name, label: displayName }));
  return (
    <Select
      label={t(`deed.target.${deed}`)}
      required
      value={value}
      error={error}
      options={[
        { value: '', label: t('form.select') },
        ...choices.map(({ id, label }) => ({ value: id, label })),
      ]}
      onChange={(event) => {
        onChoose(event.target.value);
      }}
    />
  );
}

/** What is asked for a deed, with one item or with many. */
export function useDeedFields(deed: string, priorityNow = '') {
  const [reason, setReason] = useState('');
  const [when, setWhen] = useState('tomorrow');
  const [day, setDay] = useState('');
  const [target, setTarget] = useState('');
  const [priority, setPriority] = useState(priorityNow);
  const [tried, setTried] = useState(false);
  const until = dayOf(when, day, serverNowMillis());
  const needsReason = deed === 'park' || deed === 'transfer' || deed === 'note';
  const missing = {
    reason: needsReason && reason.trim() === '',
    day: deed === 'park' && until === '',
    target: (deed === 'transfer' || deed === 'assign') && target === '',
    priority: deed === 'priority' && !(/^\d{1,3}$/.test(priority) && Number(priority) <= 100),
  };
  return {
    said: {
      reason: reason.trim(),
      target,
      priority: Number(priority),
      until: until === undefined ? undefined : until && morningOf(until),
    },
    /** Whether all is there; from now on what is missing is told. */
    complete() {
      setTried(true);
      return !Object.values(missing).some(Boolean);
    },
    fields: {
      deed,
      needsReason,
      values: { reason, when, day, target, priority },
      set: { setReason, setWhen, setDay, setTarget, setPriority },
      wrong: tried ? missing : undefined,
    },
  };
}

interface DeedFieldsProps extends Pick<TargetProps, 'groups' | 'holder'> {
  fields: ReturnType<typeof useDeedFields>['fields'];
}

/** The fields of a deed, and what is missing in them. */
export function DeedFields({ fields, groups, holder }: DeedFieldsProps) {
  const { t } = useTranslation();
  const { deed, needsReason, values, set, wrong } = fields;
  const note = deed === 'note';
  return (
    <>
      {deed === 'park' && (
        <Until
          when={values.when}
          onWhen={set.setWhen}
          day={values.day}
          onDay={set.setDay}
          error={wrong?.day ? t('deed.dayMissing') : undefined}
        />
      )}
      {(deed === 'transfer' || deed === 'assign') && (
        <Target
          deed={deed}
          groups={groups}
          holder={holder}
          value={values.target}
          onChoose={set.setTarget}
          error={wrong?.target ? t(`deed.missing.${deed}`) : undefined}
        />
      )}
      {deed === 'priority' && (
        <TextField
          label={t('deed.priorityLabel')}
          inputMode="numeric"
          value={values.priority}
          error={wrong?.priority ? t('deed.priorityWrong') : undefined}
          onChange={(event) => {
            set.setPriority(event.target.value);
          }}
        />
      )}
      {(needsReason || deed === 'priority') && (
        <TextArea
          label={t(note ? 'deed.text' : needsReason ? 'deed.reason' : 'deed.reasonIfAny')}
          required={needsReason}
          value={values.reason}
          maxLength={note ? 2000 : 500}
          error={wrong?.reason ? t(note ? 'deed.textMissing' : 'deed.reasonMissing') : undefined}
          onChange={(event) => {
            set.setReason(event.target.value);
          }}
        />
      )}
    </>
  );
}
