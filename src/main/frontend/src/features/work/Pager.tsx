import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WorkPage } from '../../shared/api/schema';
import type { WorkSearch } from '.';
import styles from './WorkList.module.css';

interface Props {
  page: WorkPage | undefined;
  search: WorkSearch;
}

/** The pages before and after; nothing where the list is one page. */
export function Pager({ page, search }: Props) {
  const { t } = useTranslation();
  if (!page?.next && !page?.prev) return null;
  const to = (cursor: string | undefined, words: string, sign: string, before: boolean) =>
    cursor === undefined ? (
      <span className="muted" aria-hidden="true">
        {before && sign} {words} {!before && sign}
      </span>
    ) : (
      <Link to="/work" search={{ ...search, cursor, item: undefined }}>
        {before && <span aria-hidden="true">{sign} </span>}
        {words}
        {!before && <span aria-hidden="true"> {sign}</span>}
      </Link>
    );
  return (
    <nav aria-label={t('work.page.label')} className={styles.pager}>
      {to(page.prev, t('work.page.prev'), '‹', true)}
      {to(page.next, t('work.page.next'), '›', false)}
    </nav>
  );
}
