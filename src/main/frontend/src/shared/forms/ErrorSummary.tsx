import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ErrorSummary.module.css';
import type { SummaryLine } from './schema';

interface Props {
  lines: SummaryLine[];
  onChoose: (fieldId: string) => void;
}

/** What is wrong with the entries, each line leading to its field; takes the focus when it appears. */
export function ErrorSummary({ lines, onChoose }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lines.length > 0) box.current?.focus();
  }, [lines]);
  if (lines.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles.summary}>
      <h3>{t('form.wrong', { count: lines.length })}</h3>
      <ul>
        {lines.map(({ fieldId, label, message }) => (
          <li key={`${fieldId ?? label ?? ''}${message}`}>
            {fieldId ? (
              <button
                type="button"
                className={styles.line}
                onClick={() => {
                  onChoose(fieldId);
                }}
              >
                {label ? `${label}: ${message}` : message}
              </button>
            ) : (
              <span>{label ? `${label}: ${message}` : message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
