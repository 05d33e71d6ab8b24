import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RankingRules } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { useMedia } from '../../shared/ui/media';
import editor from '../../shared/ui/rowEditor.module.css';
import { added } from './ranking.state';
import { RankingOutlook } from './RankingOutlook';
import { RuleCards, RuleRows } from './RuleRows';
import { useRankingDraft } from './useRankingDraft';

interface Props {
  found: RankingRules;
  editable: boolean;
}

/** The rules: everybody reads them, process owners change them and see first what that means. */
export function RankingTable({ found, editable }: Props) {
  const { t } = useTranslation();
  const wide = useMedia('(min-width: 760px)');
  const draft = useRankingDraft(found, editable);
  const main = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string>();
  const shared = {
    draft,
    editable,
    open,
    setOpen,
    onGone: () => {
      setOpen(undefined);
      main.current?.focus();
    },
  };
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('ranking:rules')}</h2>
      <div className={editable ? editor.beside : ''}>
        <div className={editor.main} ref={main} tabIndex={-1}>
          {wide ? <RuleRows {...shared} /> : <RuleCards {...shared} />}
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
