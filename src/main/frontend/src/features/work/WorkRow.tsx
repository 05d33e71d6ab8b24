import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { calledBy, initials } from '../../shared/format/names';
import { fieldValue } from '../../shared/format/values';
import { SlaChip } from '../../shared/ui/SlaChip';
import { ToldMarks, type ToldLook } from './ToldMark';
import { holderOf, type ListedItem } from './work.state';
import styles from './WorkList.module.css';

interface Props {
  item: ListedItem;
  me: string;
  twoLines: boolean;
  toldLook: ToldLook;
  isMarked: boolean;
  /** Marks the row, or all up to it; none for those who only look. */
  onMark?: ((stretch: boolean) => void) | undefined;
}

const high = 75;

export function WorkRow({ item, me, twoLines, toldLook, isMarked, onMark }: Props) {
  const { t } = useTranslation();
  const words = { yes: t('app.yes'), no: t('app.no') };
  const value = Object.entries(item.fields)
    .map(([name, raw]) => fieldValue(name, raw, words, item.fields.currency))
    .find(Boolean);
  const marks = item.asked.length + (item.told ? 1 : 0);
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
    told: <ToldMarks item={item} look={marks > 1 && toldLook === 'whole' ? 'brief' : toldLook} />,
    reference: <span className={`reference ${styles.reference}`}>{item.caseReference}</span>,
    customer: <span className={styles.customer}>{item.customer?.name}</span>,
    value: <span className={styles.value}>{value}</span>,
    holder: <HolderMark item={item} me={me} />,
    mark: onMark && <Mark title={item.title} isMarked={isMarked} onMark={onMark} />,
  };
  if (twoLines)
    return (
      <div className={styles.two}>
        <div>
          {parts.mark}
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
    <div className={`${styles.one} ${onMark ? styles.markable : ''}`}>
      {parts.mark}
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

interface MarkProps {
  title: string;
  isMarked: boolean;
  onMark: (stretch: boolean) => void;
}

/** Pressing it marks the row and does not open it; keys mark the row that has the focus. */
function Mark({ title, isMarked, onMark }: MarkProps) {
  const { t } = useTranslation();
  const stop = (event: SyntheticEvent) => {
    event.stopPropagation();
  };
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      className={styles.mark}
      aria-label={t('work.mark', { title })}
      checked={isMarked}
      onPointerDown={stop}
      onMouseDown={stop}
      onChange={() => undefined}
      onClick={(event) => {
        event.stopPropagation();
        onMark(event.shiftKey);
      }}
    />
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
