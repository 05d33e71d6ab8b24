import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../shared/api/schema';
import { moment } from '../../shared/format/values';
import { useNow } from '../../shared/ui/now';
import { SlaChip } from '../../shared/ui/SlaChip';
import styles from './CasesPage.module.css';

export function CaseLine({
  item,
  asOf,
  phase,
}: {
  item: CaseSummary;
  asOf: number;
  phase: string;
}) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const closed = item.state === 'closed';
  const outcome = item.outcomeLabel ?? item.outcome ?? t('cases.closed');
  return (
    <tr className={closed ? styles.closed : ''}>
      <th scope="row">
        <Link to="/cases/$reference" params={{ reference: item.reference }} className="reference">
          {item.reference}
        </Link>
      </th>
      <td className={styles.customer}>{item.customer.name}</td>
      <td className={styles.kind}>{item.title}</td>
      <td className={styles.sentence}>{item.sentence}</td>
      <td className={styles.phase}>{closed ? outcome : (item.phaseLabel ?? phase)}</td>
      <td className={styles.sla}>
        <SlaChip sla={item.sla} asOf={asOf} />
      </td>
      <td className={`numbers ${styles.opened}`}>{moment(item.openedAt, now)}</td>
    </tr>
  );
}
