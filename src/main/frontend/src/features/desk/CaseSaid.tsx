import { useTranslation } from 'react-i18next';
import type { DeskCase } from '../../shared/api/schema';
import { date, day } from '../../shared/format/values';
import { SlaChip } from '../../shared/ui/SlaChip';

/** How its clock stands; of a closed case when that was, and how it ended. */
export function CaseState({ found, asOf }: { found: DeskCase; asOf: number }) {
  const { t } = useTranslation();
  const { closedAt, outcome, sla } = found;
  return closedAt ? (
    <span className="muted">
      {t('desk.closed', { date: date(closedAt), outcome: outcome ?? '' })}
    </span>
  ) : (
    <SlaChip sla={sla} asOf={asOf} />
  );
}

/** What to say of a case, and the day that was promised. */
export function CaseSaid({ found }: { found: DeskCase }) {
  const { t } = useTranslation();
  const { sentence, language, promise, closedAt } = found;
  return (
    <>
      <p lang={language}>{sentence ?? t(closedAt ? 'case.over' : 'case.noSentence')}</p>
      {promise && !closedAt && (
        <p className="muted">
          {t('promise.promised')} <strong>{day(promise.date)}</strong>
        </p>
      )}
    </>
  );
}
