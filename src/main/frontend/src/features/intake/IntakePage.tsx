import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { mayTakeMany } from '.';
import { BrokenMails } from './BrokenMails';
import { HandIn } from './HandIn';
import styles from './Intake.module.css';
import { TakeTable } from './TakeTable';

/** How work comes in that has no process of its own. */
export function IntakePage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className={styles.page}>
      <h1>{t('intake.title')}</h1>
      <p className="muted">{t('intake.lead')}</p>
      <HandIn />
      {mayTakeMany(me.roles) && <TakeTable />}
      {mayTakeMany(me.roles) && <BrokenMails />}
    </div>
  );
}
