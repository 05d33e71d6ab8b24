import { useTranslation } from 'react-i18next';
import styles from './case.module.css';

interface Props {
  /** Says what the list is about; the items follow. */
  lead: string;
  missing: { name: string; label: string }[] | undefined;
}

/** What must still come, each item by its name. */
export function Missing({ lead, missing }: Props) {
  const { t } = useTranslation();
  if (!missing || missing.length === 0) return null;
  return (
    <div className={styles.missing} role="note" aria-label={t('missing.label')}>
      <strong>{lead}</strong>
      <ul>
        {missing.map(({ name, label }) => (
          <li key={name}>{label}</li>
        ))}
      </ul>
    </div>
  );
}
