import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './fields.module.css';

interface Labelled {
  label: string;
  inline?: boolean;
  error?: string | undefined;
}

function Field({
  id,
  label,
  inline,
  error,
  children,
}: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className={`${styles.field} ${inline ? styles.inline : ''}`}>
      <label htmlFor={id}>{label}</label>
      {children}
      {error && (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
    </div>
  );
}

const described = (id: string, error: string | undefined) =>
  error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {};

export function TextField({ label, inline, error, ...rest }: Labelled & ComponentProps<'input'>) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <Field id={id} label={label} inline={inline ?? false} error={error}>
      <input {...rest} {...described(id, error)} id={id} className={styles.control} />
    </Field>
  );
}

export function TextArea({ label, error, ...rest }: Labelled & ComponentProps<'textarea'>) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <Field id={id} label={label} error={error}>
      <textarea rows={3} {...rest} {...described(id, error)} id={id} className={styles.control} />
    </Field>
  );
}

interface SelectProps extends Labelled, ComponentProps<'select'> {
  options: { value: string; label: string }[];
}

export function Select({ label, inline, error, options, ...rest }: SelectProps) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <Field id={id} label={label} inline={inline ?? false} error={error}>
      <select {...rest} {...described(id, error)} id={id} className={styles.control}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function Checkbox({ label, ...rest }: { label: string } & ComponentProps<'input'>) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <div className={styles.check}>
      <input {...rest} id={id} type="checkbox" />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
