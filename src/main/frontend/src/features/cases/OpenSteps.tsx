import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseStep } from '../../shared/api/schema';
import { calledBy } from '../../shared/format/names';
import { moment } from '../../shared/format/values';
import { useNow } from '../../shared/ui/now';
import { SlaChip } from '../../shared/ui/SlaChip';
import styles from './CasePage.module.css';

/** Where the case waits, for whom, since when, and the way to the work. */
export function OpenSteps({ steps, asOf }: { steps: CaseStep[]; asOf: number }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  return (
    <section aria-labelledby="open-steps">
      <h2 id="open-steps">{t('case.openSteps')}</h2>
      {steps.length === 0 && <p className="muted">{t('case.noSteps')}</p>}
      <ul className={styles.steps}>
        {steps.map(({ element, label, since, waitingFor, workItemId, ...step }) => {
          const holder = step.assigneeName ?? (step.assignee ? calledBy(step.assignee) : undefined);
          return (
            <li key={`${element}${workItemId ?? ''}`}>
              <span className={styles.step}>
                {workItemId ? (
                  <Link to="/work" search={{ view: 'all', item: workItemId }}>
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </span>
              {step.sla && <SlaChip sla={step.sla} asOf={asOf} />}
              <span className="muted">
                {[
                  waitingFor && t(`waiting.${waitingFor}`),
                  holder && t('case.holder', { name: holder }),
                  t('case.stepSince', { since: moment(since, now) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
