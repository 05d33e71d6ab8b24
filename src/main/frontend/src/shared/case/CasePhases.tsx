import { useTranslation } from 'react-i18next';
import type { Phase } from '../api/schema';
import styles from './case.module.css';

const signs = { done: '✓', current: '●', open: '○' };

export function CasePhases({ phases }: { phases: Phase[] }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.phases} aria-label={t('phases.label')}>
      {phases.map(({ id, label, state = 'open' }) => (
        <li
          key={id}
          className={styles[state] ?? ''}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <span aria-hidden="true">{signs[state]}</span>
          <span>
            {label}
            <span className="visually-hidden"> ({t(`phases.${state}`)})</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
