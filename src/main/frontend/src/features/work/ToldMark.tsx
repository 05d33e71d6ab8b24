import { useTranslation } from 'react-i18next';
import type { Told } from '../../shared/api/schema';
import { moment } from '../../shared/format/values';
import { useNow } from '../../shared/ui/now';
import styles from './ToldMark.module.css';

interface Props {
  told: Told | null | undefined;
  /** In a list: when, the rest for those who ask. */
  brief?: boolean;
}

/** Says that an escalation told the reader of this item. */
export function ToldMark({ told, brief = false }: Props) {
  const { t } = useTranslation();
  const now = useNow('minute');
  if (!told) return null;
  const at = moment(told.at, now);
  const words = t(`work.told.${told.wholeCase ? 'case' : 'step'}.${told.stage}`, { at });
  return (
    <span className={styles.told} title={brief ? words : undefined}>
      <span aria-hidden="true">⚑ {brief ? t('work.told.brief', { at }) : words}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
