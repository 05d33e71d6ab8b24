import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '../../shared/api/groups';
import type { PresenceRow, StaffPerson } from '../../shared/api/schema';
import { useMe } from '../../shared/api/session';
import { date, number, time } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { useMedia } from '../../shared/ui/media';
import { ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { mayEdit } from '.';
import { peopleQuery, presencesQuery } from './people.api';
import { skillWords, teamWords } from './people.state';
import ui from '../../shared/ui/table.module.css';
import styles from './People.module.css';
import { PersonEditor } from './PersonEditor';

const columns = ['name', 'presence', 'teams', 'skills', 'load', 'away'] as const;

/** Who is here, what they can and how much they have in hand. */
export function PeoplePage() {
  const { t } = useTranslation();
  const me = useMe();
  const people = useQuery(peopleQuery);
  const presences = useQuery(presencesQuery);
  const [edited, setEdited] = useState<StaffPerson>();
  const items = people.data?.items ?? [];
  const teams = useQuery(groupsQuery).data ?? [];
  const wide = useMedia('(min-width: 760px)');
  const told = (person: StaffPerson) =>
    [
      [
        'presence',
        ready(
          t,
          presences.data?.items.find((row) => row.person === person.name),
        ),
      ],
      ['teams', teamWords(person.teams, teams)],
      ['skills', skillWords(person.skills)],
      ['load', loadOf(t, person)],
      ['away', awayOf(t, person, items)],
    ] as const;
  return (
    <div className={styles.page}>
      <LoadingBar busy={people.isFetching && !people.isPending} />
      <h1>{t('people.title')}</h1>
      <p className="muted">{t('people.lead')}</p>
      {presences.data?.queues.map(({ queue, waiting, idleAgents, at, fresh }) => (
        <p key={queue}>
          {t('presence.queue', { queue, waiting, idle: idleAgents, at: time(at) })}
          {!fresh && ` · ${t('presence.old')}`}
        </p>
      ))}
      {people.isPending && <Skeleton rows={8} />}
      {people.isError && !people.data && (
        <ErrorNote error={people.error} retry={() => void people.refetch()} />
      )}
      {people.data &&
        (wide ? (
          <div className={styles.wide}>
            <table className={`${ui.table} ${styles.table}`}>
              <caption className="visually-hidden">{t('people.title')}</caption>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {t(`people.column.${column}`)}
                    </th>
                  ))}
                  {mayEdit(me.roles) && (
                    <th scope="col">
                      <span className="visually-hidden">{t('people.edit')}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {items.map((person) => (
                  <tr key={person.name}>
                    <th scope="row">{person.displayName}</th>
                    {told(person).map(([column, words]) => (
                      <td key={column}>{words}</td>
                    ))}
                    {mayEdit(me.roles) && (
                      <td>
                        <EditButton person={person} onEdit={setEdited} />
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : (
          <ul className={styles.cards} aria-label={t('people.title')}>
            {items.map((person) => (
              <li key={person.name}>
                <div className={styles.head}>
                  <h2>{person.displayName}</h2>
                  {mayEdit(me.roles) && <EditButton person={person} onEdit={setEdited} />}
                </div>
                <dl>
                  {told(person)
                    .filter(([, words]) => words !== '')
                    .map(([column, words]) => (
                      <Fragment key={column}>
                        <dt>{t(`people.column.${column}`)}</dt>
                        <dd>{words}</dd>
                      </Fragment>
                    ))}
                </dl>
              </li>
            ))}
          </ul>
        ))}
      {edited && (
        <PersonEditor
          key={edited.name}
          person={edited}
          people={items}
          onClose={() => {
            setEdited(undefined);
          }}
        />
      )}
    </div>
  );
}

interface EditProps {
  person: StaffPerson;
  onEdit: (person: StaffPerson) => void;
}

function EditButton({ person, onEdit }: EditProps) {
  const { t } = useTranslation();
  return (
    <Button
      look="quiet"
      aria-label={t('people.editOne', { name: person.displayName })}
      onPress={() => {
        onEdit(person);
      }}
    >
      {t('people.edit')}
    </Button>
  );
}

function ready(t: TFunction, row: PresenceRow | undefined): string {
  if (!row) return '';
  const said = `${t(`presence.${row.state}`)} · ${time(row.since)}`;
  return row.offer ? `${said} · ${t(`presence.offer.${row.offer}`)}` : said;
}

function loadOf(t: TFunction, { load }: StaffPerson): string {
  if (!load) return '';
  const held =
    load.items === 0
      ? t('people.holdsNothing')
      : t('people.holds', { count: load.items, minutes: number(load.minutes) });
  return load.doneToday === 0
    ? held
    : `${held} · ${t('people.doneToday', { count: load.doneToday })}`;
}

function awayOf(t: TFunction, { away }: StaffPerson, people: StaffPerson[]): string {
  if (!away) return '';
  const substitute = people.find(({ name }) => name === away.substitute)?.displayName;
  const said = t('people.awayFor', { from: date(away.from), until: date(away.until) });
  return substitute === undefined
    ? said
    : `${said} · ${t('people.standsIn', { name: substitute })}`;
}
