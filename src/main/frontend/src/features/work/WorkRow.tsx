import { useTranslation } from 'react-i18next';
import { calledBy, initials } from '../../shared/format/names';
import { fieldValue } from '../../shared/format/values';
import { SlaChip } from '../../shared/ui/SlaChip';
import { ToldMark, type ToldLook } from './ToldMark';
import { holderOf, type ListedItem } from './work.state';
import styles from './WorkList.module.css';

interface Props {
  item: ListedItem;
  me: string;
  twoLines: boolean;
  toldLook: ToldLook;
}

const high = 75;

export function WorkRow({ item, me, twoLines, toldLook }: Props) {
  const { t } = useTranslation();
  const words = { yes: t('app.yes'), no: t('app.no') };
  const value = Object.entries(item.fields)
    .map(([name, raw]) => fieldValue(name, raw, words, item.fields.currency))
    .find(Boolean);
  const parts = {
    chip: (
      <span className={styles.chip}>
        <SlaChip sla={item.sla} asOf={item.asOf} />
      </span>
    ),
    title: (
      <span className={styles.title}>
        {item.priority >= high && (
          <span className={styles.priority} title={t('work.highPriority')}>
            <span aria-hidden="true">⇈</span>
            <span className="visually-hidden">{t('work.highPriority')}</span>
          </span>
        )}
        {item.title}
      </span>
    ),
    told: <ToldMark told={item.told} look={toldLook} />,
    reference: <span className={`reference ${styles.reference}`}>{item.caseReference}</span>,
    customer: <span className={styles.customer}>{item.customer?.name}</span>,
    value: <span className={styles.value}>{value}</span>,
    holder: <HolderMark item={item} me={me} />,
  };
  if (twoLines)
    return (
      <div className={styles.two}>
        <div>
          {parts.title}
          {parts.chip}
        </div>
        <div>
          {parts.reference}
          {parts.customer}
          {parts.value}
          {parts.told}
          {parts.holder}
        </div>
      </div>
    );
  return (
    <div className={styles.one}>
      {parts.chip}
      <span className={styles.what}>
        {parts.title}
        {parts.told}
      </span>
      {parts.reference}
      {parts.customer}
      {parts.value}
      {parts.holder}
    </div>
  );
}

function HolderMark({ item, me }: { item: ListedItem; me: string }) {
  const { t } = useTranslation();
  const holder = holderOf(item, me);
  if (holder.kind === 'free') return <span className={styles.holder} />;
  const mine = holder.kind === 'me';
  const says = mine ? t('work.yours') : t('work.heldBy', { name: calledBy(holder.name) });
  return (
    <span className={`${styles.holder} ${mine ? styles.mine : ''}`} title={says}>
      <span aria-hidden="true">{initials(mine ? me : holder.name)}</span>
      <span className="visually-hidden">{says}</span>
    </span>
  );
}
