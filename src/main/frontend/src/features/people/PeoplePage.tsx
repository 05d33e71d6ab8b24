import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceRow, StaffPerson } from '../../shared/api/schema';
import { useMe } from '../../shared/api/session';
import { date, number, time } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { mayEdit } from '.';
import { peopleQuery, presencesQuery } from './people.api';
import { skillWords } from './people.state';
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
      {people.data && (
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
                  <td>
                    <Ready row={presences.data?.items.find((row) => row.person === person.name)} />
                  </td>
                  <td>{person.teams.map((team) => team.replaceAll('-', ' ')).join(', ')}</td>
                  <td>{skillWords(person.skills)}</td>
                  <td>
                    <Load person={person} />
                  </td>
                  <td>
                    <Away person={person} people={items} />
                  </td>
                  {mayEdit(me.roles) && (
                    <td>
                      <Button
                        look="quiet"
                        aria-label={t('people.editOne', { name: person.displayName })}
                        onPress={() => {
                          setEdited(person);
                        }}
                      >
                        {t('people.edit')}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
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

function Ready({ row }: { row: PresenceRow | undefined }) {
  const { t } = useTranslation();
  if (!row) return null;
  const said = `${t(`presence.${row.state}`)} · ${time(row.since)}`;
  return row.offer ? `${said} · ${t(`presence.offer.${row.offer}`)}` : said;
}

function Load({ person: { load } }: { person: StaffPerson }) {
  const { t } = useTranslation();
  if (!load) return null;
  const held =
    load.items === 0
      ? t('people.holdsNothing')
      : t('people.holds', { count: load.items, minutes: number(load.minutes) });
  return load.doneToday === 0
    ? held
    : `${held} · ${t('people.doneToday', { count: load.doneToday })}`;
}

function Away({ person: { away }, people }: { person: StaffPerson; people: StaffPerson[] }) {
  const { t } = useTranslation();
  if (!away) return null;
  const substitute = people.find(({ name }) => name === away.substitute)?.displayName;
  const said = t('people.awayFor', { from: date(away.from), until: date(away.until) });
  return substitute === undefined
    ? said
    : `${said} · ${t('people.standsIn', { name: substitute })}`;
}
