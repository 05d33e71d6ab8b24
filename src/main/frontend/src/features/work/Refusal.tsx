import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/api/http';
import { serverNowMillis } from '../../shared/api/serverClock';
import { calledBy } from '../../shared/format/names';
import { moment } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { ErrorNote } from '../../shared/ui/states';
import styles from './WorkTask.module.css';

/** Why something was not done, and the way on. */
export function Refusal({ problem, onNext }: { problem: Problem; onNext: () => void }) {
  const { t } = useTranslation();
  const { claimedBy, claimedByName = calledBy(claimedBy ?? ''), claimedAt } = problem.body;
  const lost = problem.code === 'task-already-claimed' && claimedBy !== undefined;
  const gone = problem.status === 410 || problem.status === 404;
  const next = <Button onPress={onNext}>{t('work.next')}</Button>;
  if (!lost && !gone)
    return (
      <ErrorNote error={problem} safe={t('form.safe')}>
        {problem.status === 403 && next}
      </ErrorNote>
    );
  const since = claimedAt ? moment(claimedAt, serverNowMillis()) : undefined;
  const told = !lost
    ? t('work.gone')
    : since
      ? t('work.lostAt', { name: claimedByName, since })
      : t('work.lost', { name: claimedByName });
  return (
    <div role="alert" className={styles.lost}>
      <span>{told}</span>
      {next}
    </div>
  );
}
