import { useTranslation } from 'react-i18next';
import type { PositionMarks } from './bpmn-js';
import styles from './StepsOutline.module.css';

interface Props {
  steps: { element: string; label: string }[];
  position: PositionMarks;
}

const signs = { now: '●', done: '✓', open: '○' };

/** The diagram in words: every step of the process, which are done and which are now. */
export function StepsOutline({ steps, position }: Props) {
  const { t } = useTranslation();
  const stateOf = (element: string) =>
    position.active.includes(element)
      ? 'now'
      : position.completed.includes(element)
        ? 'done'
        : 'open';
  return (
    <ol className={styles.outline} aria-label={t('diagram.steps')}>
      {steps.map(({ element, label }) => {
        const state = stateOf(element);
        return (
          <li key={element} className={state === 'now' ? styles.now : ''}>
            <span aria-hidden="true" className={styles.sign}>
              {signs[state]}
            </span>
            <span>
              {label}
              <span className="visually-hidden"> ({t(`diagram.${state}`)})</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
