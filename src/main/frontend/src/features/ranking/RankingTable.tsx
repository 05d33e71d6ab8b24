import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RankingRules } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { useMedia } from '../../shared/ui/media';
import { RowCards, RowTable } from '../../shared/ui/RowEditor';
import editor from '../../shared/ui/rowEditor.module.css';
import { added, type Row } from './ranking.state';
import { RankingOutlook } from './RankingOutlook';
import { RuleFields } from './RuleFields';
import { useRankingDraft } from './useRankingDraft';
import { useRuleWords } from './useRuleWords';

interface Props {
  found: RankingRules;
  editable: boolean;
}

const columns = ['when', 'points', 'reason'] as const;

/** The rules: everybody reads them, process owners change them and see first what that means. */
export function RankingTable({ found, editable }: Props) {
  const { t } = useTranslation();
  const wide = useMedia('(min-width: 760px)');
  const draft = useRankingDraft(found, editable);
  const words = useRuleWords();
  const main = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string>();
  const onGone = () => {
    setOpen(undefined);
    main.current?.focus();
  };
  const Rows = wide ? RowTable : RowCards;
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('ranking:rules')}</h2>
      <div className={editable ? editor.beside : ''}>
        <div className={editor.main} ref={main} tabIndex={-1}>
          <Rows
            rows={draft.rows}
            draft={draft}
            label={t('ranking:rules')}
            columns={columns.map((column) => t(`ranking:column.${column}`))}
            editable={editable}
            open={open}
            setOpen={setOpen}
            nameOf={words.nameOf}
            title={({ cells }: Row) => words.when(cells)}
            cells={({ cells }: Row) => (
              <>
                <td className="numbers">{words.points(cells)}</td>
                <td>{words.reason(cells)}</td>
              </>
            )}
            card={({ cells }: Row) => (
              <p className="numbers">
                <strong>{t('ranking:pointsOf', { points: words.points(cells) })}</strong>{' '}
                <span className="muted">{words.reason(cells)}</span>
              </p>
            )}
            fields={(row: Row) => <RuleFields row={row} draft={draft} onGone={onGone} />}
          />
          {editable && (
            <div className={editor.add}>
              <Button
                onPress={() => {
                  const made = added(draft.rows);
                  draft.set(made.rows);
                  setOpen(made.id);
                }}
              >
                {t('levels.table.add')}
              </Button>
            </div>
          )}
        </div>
        {editable && <RankingOutlook draft={draft} onShow={setOpen} />}
      </div>
    </section>
  );
}
