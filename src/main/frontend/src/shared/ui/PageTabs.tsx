import { Link, type LinkProps } from '@tanstack/react-router';
import styles from './page.module.css';

interface Props {
  label: string;
  tabs: { to: NonNullable<LinkProps['to']>; label: string }[];
}

/** Pages that belong together, as far as this person may see them; nothing when there is only one. */
export function PageTabs({ label, tabs }: Props) {
  if (tabs.length < 2) return null;
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
