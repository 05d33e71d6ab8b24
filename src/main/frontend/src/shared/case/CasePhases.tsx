import { useTranslation } from 'react-i18next';
import type { Phase } from '../api/schema';
import styles from './case.module.css';

const signs = { done: '✓', current: '●', open: '○', skipped: '–' };

interface Props {
  phases: Phase[];
  /** What a closed case never came to was not needed; nothing of it is still to come. */
  closed?: boolean;
}

export function CasePhases({ phases, closed = false }: Props) {
  const { t } = useTranslation();
  return (
    <ol className={styles.phases} aria-label={t('phases.label')}>
      {phases.map(({ id, label, state: told = 'open' }) => {
        const state = closed && told === 'open' ? 'skipped' : told;
        return (
          <li
            key={id}
            className={styles[state] ?? ''}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span aria-hidden="true">{signs[state]}</span>
            <span>
              {label}
              {state === 'skipped' ? (
                <span className={styles.unneeded}> · {t('phases.skipped')}</span>
              ) : (
                <span className="visually-hidden"> ({t(`phases.${state}`)})</span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
