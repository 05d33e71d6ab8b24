import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { mayAnnounce, mayMendNotices, mayReadTexts } from '.';
import './notices.words';
import styles from './Notices.module.css';

const tabs = [
  { to: '/notices', word: 'unsent', for: mayMendNotices },
  { to: '/notices/texts', word: 'texts', for: mayReadTexts },
  { to: '/notices/announcements', word: 'announcements', for: mayAnnounce },
] as const;

/** The pages about messages that this person may see; none when there is only one. */
export function NoticeTabs() {
  const { t } = useTranslation();
  const { roles } = useMe();
  const shown = tabs.filter((tab) => tab.for(roles));
  if (shown.length < 2) return null;
  return (
    <nav aria-label={t('notices:tabs.label')} className={styles.tabs}>
      {shown.map(({ to, word }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(`notices:tabs.${word}`)}
        </Link>
      ))}
    </nav>
  );
}
