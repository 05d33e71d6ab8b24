import { useTranslation } from 'react-i18next';
import type { Told } from '../../shared/api/schema';
import { moment } from '../../shared/format/values';
import { useNow } from '../../shared/ui/now';
import styles from './ToldMark.module.css';

/** Just the sign, when, or the whole sentence; who asks is always told the whole. */
export type ToldLook = 'sign' | 'brief' | 'whole';

interface Props {
  told: Told | null | undefined;
  look?: ToldLook;
}

/** Says that an escalation told the reader of this item. */
export function ToldMark({ told, look = 'whole' }: Props) {
  const { t } = useTranslation();
  const now = useNow('minute');
  if (!told) return null;
  const at = moment(told.at, now);
  const words = t(`work.told.${told.wholeCase ? 'case' : 'step'}.${told.stage}`, { at });
  const shown = {
    sign: '',
    // The day or, today, the time: there is no room for both.
    brief: t('work.told.brief', { at: at.split(',')[0] }),
    whole: words,
  };
  return (
    <span className={styles.told} title={look === 'whole' ? undefined : words}>
      <span aria-hidden="true">⚑ {shown[look]}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
