import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { mayAnswer, mayWeigh } from '.';
import './desk.words';
import styles from './DeskTabs.module.css';

const tabs = [
  { to: '/desk', word: 'find', for: mayAnswer },
  { to: '/desk/calls', word: 'calls', for: mayAnswer },
  { to: '/desk/causes', word: 'causes', for: mayWeigh },
  { to: '/desk/savings', word: 'savings', for: mayWeigh },
] as const;

/** The pages of the desk that this person may see; none when there is only one. */
export function DeskTabs() {
  const { t } = useTranslation();
  const { roles } = useMe();
  const shown = tabs.filter((tab) => tab.for(roles));
  if (shown.length < 2) return null;
  return (
    <nav aria-label={t('desk:tabs.label')} className={styles.tabs}>
      {shown.map(({ to, word }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(`desk:tabs.${word}`)}
        </Link>
      ))}
    </nav>
  );
}
