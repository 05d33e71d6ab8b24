import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RankingOutlook as Outlook } from '../../shared/api/schema';
import { number } from '../../shared/format/values';
import editor from '../../shared/ui/rowEditor.module.css';
import { ChangedRow, RowOutlook } from '../../shared/ui/RowOutlook';
import styles from './Ranking.module.css';
import type { RankingDraft } from './useRankingDraft';
import { useRuleWords } from './useRuleWords';

interface Props {
  draft: RankingDraft;
  onShow: (id: string) => void;
}

/** What would come first by the changed rules. */
export function RankingOutlook({ draft, onShow }: Props) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const { preview } = draft;
  return (
    <RowOutlook draft={draft} unchanged={t('ranking:unchanged')} meanwhile={t('ranking:meanwhile')}>
      <ul className={editor.changes} aria-label={t('levels.table.changes')}>
        {draft.touched.map((row) => (
          <ChangedRow
            key={row.id}
            change={draft.changeOf(row)}
            name={words.nameOf(row)}
            summary={!row.removed && words.summary(row.cells)}
            inForce={row.base && words.summary(row.base)}
            onShow={() => {
              onShow(row.id);
            }}
          />
        ))}
      </ul>
      {!preview.isError && preview.data && <First outlook={preview.data.outlook} />}
    </RowOutlook>
  );
}

/** The work that would be picked up first, and where each item stands today. */
function First({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation();
  const { items, changed, lookedAt, complete } = outlook;
  return (
    <section aria-labelledby="first">
      <h3 id="first">{t('ranking:first')}</h3>
      <p role="status">
        {lookedAt === 0
          ? t('ranking:noWork')
          : t('ranking:changedPoints', {
              count: changed,
              shown: number(changed),
              all: number(lookedAt),
            })}
        {!complete && ` ${t('ranking:onlyFirst', { all: number(lookedAt) })}`}
      </p>
      {items.length > 0 && (
        <ol className={styles.first} aria-labelledby="first">
          {items.map((item) => (
            <li key={item.id}>
              <span className="numbers">{item.place}.</span>
              <span>
                <Link
                  to="/cases/$reference"
                  params={{ reference: item.caseReference }}
                  className="reference"
                >
                  {item.caseReference}
                </Link>{' '}
                {item.step}
              </span>
              <span className="numbers">
                {item.points === item.pointsBefore
                  ? number(item.points)
                  : `${number(item.pointsBefore)} → ${number(item.points)}`}
              </span>
              <span className="muted">
                {[
                  item.place === item.placeBefore
                    ? t('ranking:stays')
                    : t('ranking:was', { place: number(item.placeBefore) }),
                  ...item.reasons,
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
