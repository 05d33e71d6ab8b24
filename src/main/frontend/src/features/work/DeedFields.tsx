import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import DateField from '../../shared/ui/DateField';
import { Select } from '../../shared/ui/fields';
import { peopleToAssignQuery, workGroupsQuery } from './work.api';

interface UntilProps {
  when: string;
  onWhen: (when: string) => void;
  day: string;
  onDay: (day: string) => void;
  error: string | undefined;
}

/** Until when something is put aside. */
export function Until({ when, onWhen, day, onDay, error }: UntilProps) {
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
export function Target({ deed, groups, holder, value, onChoose, error }: TargetProps) {
  const { t } = useTranslation();
  const teams = useQuery({ ...workGroupsQuery, enabled: deed === 'transfer' });
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
