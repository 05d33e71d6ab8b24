import { useId } from 'react';
import DateField from './DateField';
import styles from './Day.module.css';

interface Props {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (day: string) => void;
}

/** A day with its label and what is wrong with it. */
export function Day({ label, value, error, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles.day}>
      <span id={id}>{label}</span>
      <DateField
        value={value}
        onChange={onChange}
        labelledBy={id}
        isInvalid={error !== undefined}
        describedBy={error === undefined ? undefined : `${id}-error`}
      />
      {error !== undefined && (
        <span id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
