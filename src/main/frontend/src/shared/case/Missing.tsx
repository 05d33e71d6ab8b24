import { useTranslation } from 'react-i18next';
import type { FormSchema, MissingItem } from '../api/schema';
import { wordsOf } from '../forms/schema';
import styles from './case.module.css';

interface Props {
  /** Says what the list is about; the items follow. */
  lead: string;
  missing: MissingItem[] | undefined;
  /** Has the words of the answers that call for an item. */
  form?: FormSchema | undefined;
}

/** What must still come, each item by its name. */
export function Missing({ lead, missing, form }: Props) {
  const { t } = useTranslation();
  if (!missing || missing.length === 0) return null;
  const words = wordsOf(form ? [form] : []);
  const when = (call: MissingItem['when']) => {
    const asked = call && words.get(call.field);
    return asked
      ? ` (${t('missing.when', { question: asked.label, answer: asked.options.get(call.value) ?? call.value })})`
      : '';
  };
  return (
    <div className={styles.missing} role="note" aria-label={t('missing.label')}>
      <strong>{lead}</strong>
      <ul>
        {missing.map((item) => (
          <li key={`${item.name} ${item.label} ${item.when?.value ?? ''}`}>
            {item.label}
            {when(item.when)}
          </li>
        ))}
      </ul>
    </div>
  );
}
