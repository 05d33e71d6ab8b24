import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CausesSearch } from '.';
import type { ContactCauses } from '../../shared/api/schema';
import { moment, number } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { useNow } from '../../shared/ui/now';
import { ErrorNote, LoadingBar } from '../../shared/ui/states';
import { linesQuery } from './causes.api';
import styles from './Causes.module.css';

interface Props {
  found: ContactCauses;
  search: CausesSearch;
  onClose: () => void;
}

/** Exactly the contacts that a bar counts. */
export function ContactLines({ found, search, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const head = useRef<HTMLHeadingElement>(null);
  const lines = useInfiniteQuery(linesQuery(found, search));
  const items = lines.data?.pages.flatMap((page) => page.items) ?? [];
  const count = lines.data?.pages[0]?.count;
  const row = [...found.processes, ...found.steps].find(
    ({ process, step }) => process === search.process && step === search.step,
  );
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section aria-labelledby="lines" className={styles.lines}>
      <LoadingBar busy={lines.isFetching} />
      <div className={styles.head}>
        <h2 id="lines" tabIndex={-1} ref={head}>
          {[
            row?.step && (row.stepTitle ?? t('desk:causes.noStep')),
            row?.title ?? search.process,
            count !== undefined && t('desk:causes.contacts', { count, shown: number(count) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </h2>
        <Button look="link" onPress={onClose}>
          {t('desk:causes.close')}
        </Button>
      </div>
      {lines.isError && <ErrorNote error={lines.error} retry={() => void lines.refetch()} />}
      <ul>
        {items.map((line) => (
          <li key={line.at + line.reference}>
            <time dateTime={line.at}>{moment(line.at, now)}</time>
            <span>
              <Link
                to="/cases/$reference"
                params={{ reference: line.reference }}
                className="reference"
              >
                {line.reference}
              </Link>{' '}
              {[
                t(`desk.cause.${line.cause}`),
                t(`channel.${line.channel}`),
                line.stepTitle,
                line.repeated && t('desk.repeated'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {lines.hasNextPage && (
        <Button
          isDisabled={lines.isFetchingNextPage}
          onPress={() => {
            void lines.fetchNextPage();
          }}
        >
          {t('desk:causes.more')}
        </Button>
      )}
    </section>
  );
}
