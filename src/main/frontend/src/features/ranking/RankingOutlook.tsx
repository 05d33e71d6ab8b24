import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RankingOutlook as Outlook } from '../../shared/api/schema';
import { number } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import editor from '../../shared/ui/rowEditor.module.css';
import { ErrorNote, LoadingBar } from '../../shared/ui/states';
import styles from './Ranking.module.css';
import { changeOf } from './ranking.state';
import type { RankingDraft } from './useRankingDraft';
import { useRuleWords } from './useRuleWords';

/** The button that was pressed is gone: the focus stays near. */
export function toOutlook(): void {
  document.getElementById('outlook')?.focus();
}

interface Props {
  draft: RankingDraft;
  onShow: (id: string) => void;
}

/** What would come first, before anybody is bound by it; and the way to put the rules in force. */
export function RankingOutlook({ draft, onShow }: Props) {
  const { t } = useTranslation();
  const { dirty, preview, applying, problem, meanwhile } = draft;
  const place = {
    id: 'outlook',
    tabIndex: -1,
    className: editor.outlook,
    'aria-label': t('levels.table.outlook'),
  };
  if (!dirty)
    return (
      <section {...place}>
        <h3>{t('levels.table.outlook')}</h3>
        <p className="muted">{t('ranking:unchanged')}</p>
      </section>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.settled && !preview.isError && !meanwhile)
      applying.mutate(undefined, { onSuccess: toOutlook });
  };
  return (
    <section {...place}>
      <form onSubmit={submit} noValidate>
        <LoadingBar busy={!draft.settled} />
        <h3>{t('levels.table.outlook')}</h3>
        <p className="muted">{t('levels.table.changedHelp')}</p>
        <Changes draft={draft} onShow={onShow} />
        {!preview.isError && preview.data && <First outlook={preview.data.outlook} />}
        {meanwhile && (
          <div role="alert" className={styles.note}>
            <p>{t('ranking:meanwhile')}</p>
            <Button onPress={() => void draft.readAgain()}>{t('levels.readAgain')}</Button>
          </div>
        )}
        {problem && <ErrorNote error={problem} safe={t('form.safe')} />}
        {draft.wrong.size > 0 && <p className={styles.wrong}>{t('levels.table.wrongHelp')}</p>}
        <div className={`${styles.row} ${editor.apply}`}>
          <Button
            type="submit"
            look="primary"
            isPending={applying.isPending}
            isDisabled={!draft.settled || preview.isError || meanwhile}
          >
            {t('levels.applyDo')}
          </Button>
          <Button
            look="quiet"
            onPress={() => {
              draft.discard();
              toOutlook();
            }}
          >
            {t('levels.discard')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Changes({ draft, onShow }: Props) {
  const { t } = useTranslation();
  const words = useRuleWords();
  return (
    <ul className={editor.changes} aria-label={t('levels.table.changes')}>
      {draft.touched.map((row) => (
        <li key={row.id}>
          <span>
            <span className={editor.mark}>{t(`levels.table.${changeOf(row) ?? 'changed'}`)}</span>
            <Button
              look="link"
              onPress={() => {
                onShow(row.id);
              }}
            >
              {words.nameOf(row)}
            </Button>
          </span>
          {!row.removed && <span>{words.summary(row.cells)}</span>}
          {row.base && (
            <span className="muted">
              {t('levels.table.inForce', { summary: words.summary(row.base) })}
            </span>
          )}
        </li>
      ))}
    </ul>
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
