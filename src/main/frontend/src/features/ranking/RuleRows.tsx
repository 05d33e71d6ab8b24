import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/Button';
import editor from '../../shared/ui/rowEditor.module.css';
import ui from '../../shared/ui/table.module.css';
import { changeOf, type Row } from './ranking.state';
import { RuleFields } from './RuleFields';
import type { RankingDraft } from './useRankingDraft';
import { useRuleWords } from './useRuleWords';

interface Props {
  draft: RankingDraft;
  editable: boolean;
  open: string | undefined;
  setOpen: (id: string | undefined) => void;
  onGone: () => void;
}

const columns = ['when', 'points', 'reason'] as const;

/** Where there is room: a table, the row that is worked on opened beneath. */
export function RuleRows(props: Props) {
  const { draft, editable, open, onGone } = props;
  const { t } = useTranslation();
  const words = useRuleWords();
  return (
    <table className={`${ui.table} ${editor.table}`}>
      <caption className="visually-hidden">{t('ranking:rules')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`ranking:column.${column}`)}
            </th>
          ))}
          {editable && (
            <th scope="col">
              <span className="visually-hidden">{t('levels.table.column.change')}</span>
            </th>
          )}
        </tr>
      </thead>
      {draft.rows.map((row) => (
        <tbody key={row.id} className={row.removed ? editor.gone : ''}>
          <tr>
            <th scope="row">
              {words.when(row.cells)} <Mark row={row} draft={draft} />
            </th>
            <td className="numbers">{words.points(row.cells)}</td>
            <td>{words.reason(row.cells)}</td>
            {editable && (
              <td className={editor.act}>
                <ChangeButton row={row} {...props} />
              </td>
            )}
          </tr>
          {editable && open === row.id && (
            <tr>
              <td colSpan={columns.length + 1} className={editor.opened}>
                <RuleFields row={row} draft={draft} onGone={onGone} />
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

/** On a phone: a card for each rule. */
export function RuleCards(props: Props) {
  const { draft, editable, open, onGone } = props;
  const { t } = useTranslation();
  const words = useRuleWords();
  return (
    <ul className={editor.cards} aria-label={t('ranking:rules')}>
      {draft.rows.map((row) => (
        <li key={row.id} className={row.removed ? editor.gone : ''}>
          <div className={editor.cardHead}>
            <h3>
              {words.when(row.cells)} <Mark row={row} draft={draft} />
            </h3>
            {editable && <ChangeButton row={row} {...props} />}
          </div>
          <p className="numbers">
            <strong>{t('ranking:pointsOf', { points: words.points(row.cells) })}</strong>{' '}
            <span className="muted">{words.reason(row.cells)}</span>
          </p>
          {editable && open === row.id && <RuleFields row={row} draft={draft} onGone={onGone} />}
        </li>
      ))}
    </ul>
  );
}

/** Says that a row is not in force as it stands here, and that something in it is wrong. */
function Mark({ row, draft }: { row: Row; draft: RankingDraft }) {
  const { t } = useTranslation();
  const change = changeOf(row);
  if (draft.wrong.has(row.id))
    return <span className={editor.wrongMark}>▲ {t('levels.table.wrong')}</span>;
  return change ? <span className={editor.mark}>{t(`levels.table.${change}`)}</span> : null;
}

function ChangeButton({ row, open, setOpen }: Props & { row: Row }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const isOpen = open === row.id;
  return (
    <Button
      look="quiet"
      aria-expanded={isOpen}
      aria-label={t(isOpen ? 'levels.table.closeRow' : 'levels.table.changeRow', {
        row: words.nameOf(row),
      })}
      onPress={() => {
        setOpen(isOpen ? undefined : row.id);
      }}
    >
      {t(isOpen ? 'levels.table.close' : 'levels.table.change')}
    </Button>
  );
}
