import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { stayNear } from './focus';
import styles from './rowEditor.module.css';
import type { Change } from './rows';
import { ErrorNote, LoadingBar } from './states';
import { toast } from './toasts';

const outlook = () => document.getElementById('outlook');

/** The button that was pressed is gone: the focus stays near. */
export function toOutlook(): void {
  outlook()?.focus();
}

function nearOutlook(): void {
  stayNear(outlook());
}

interface Props {
  draft: {
    dirty: boolean;
    settled: boolean;
    meanwhile: boolean;
    problem: unknown;
    wrong: ReadonlyMap<string, unknown>;
    applies: boolean;
    mayApply: boolean;
    apply: (then: () => void) => void;
    discard: () => void;
    reads: boolean;
    readAgain: (then: () => void) => void;
  };
  /** What is said while nothing is changed, and when somebody else has changed the table. */
  unchanged: string;
  meanwhile: string;
  children: ReactNode;
}

/** What changes of a table would mean, before anybody is bound by them; and the way to put them in force. */
export function RowOutlook({ draft, unchanged, meanwhile, children }: Props) {
  const { t } = useTranslation();
  const place = {
    id: 'outlook',
    tabIndex: -1,
    className: styles.outlook,
    'aria-label': t('levels.table.outlook'),
  };
  if (!draft.dirty)
    return (
      <section {...place}>
        <h3>{t('levels.table.outlook')}</h3>
        <p className="muted">{unchanged}</p>
      </section>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.mayApply) draft.apply(nearOutlook);
  };
  return (
    <section {...place}>
      <form onSubmit={submit} noValidate>
        <LoadingBar busy={!draft.settled} />
        <h3>{t('levels.table.outlook')}</h3>
        <p className="muted">{t('levels.table.changedHelp')}</p>
        {children}
        {draft.meanwhile && (
          <Meanwhile
            reads={draft.reads}
            readAgain={() => {
              draft.readAgain(() => {
                nearOutlook();
                toast(t('levels.newest'));
              });
            }}
          >
            {meanwhile}
          </Meanwhile>
        )}
        {draft.problem !== null && <ErrorNote error={draft.problem} safe={t('form.safe')} />}
        {draft.wrong.size > 0 && <p className={styles.wrong}>{t('levels.table.wrongHelp')}</p>}
        <div className={`${styles.buttons} ${styles.apply}`}>
          <Button
            type="submit"
            look="primary"
            isPending={draft.applies}
            isDisabled={!draft.mayApply}
          >
            {t('levels.applyDo')}
          </Button>
          <Button
            look="quiet"
            isDisabled={draft.applies}
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

interface MeanwhileProps {
  reads: boolean;
  readAgain: () => void;
  children: ReactNode;
}

/** Somebody else was faster; and the way on, with what one has changed. */
export function Meanwhile({ reads, readAgain, children }: MeanwhileProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles.note}>
      <p>{children}</p>
      <Button isPending={reads} onPress={readAgain}>
        {t('levels.readAgain')}
      </Button>
    </div>
  );
}

interface ChangedProps {
  change: Change | undefined;
  name: string;
  /** The row as it would be, and as it is; nothing where it would not be or is not. */
  summary: string | false;
  inForce: string | undefined;
  onShow: () => void;
  children?: ReactNode;
}

/** One row that is changed, and what it says then. */
export function ChangedRow({ change, name, summary, inForce, onShow, children }: ChangedProps) {
  const { t } = useTranslation();
  return (
    <li>
      <span>
        <span className={styles.mark}>{t(`levels.table.${change ?? 'changed'}`)}</span>
        <Button look="link" onPress={onShow}>
          {name}
        </Button>
      </span>
      {summary !== false && <span>{summary}</span>}
      {inForce !== undefined && (
        <span className="muted">{t('levels.table.inForce', { summary: inForce })}</span>
      )}
      {children}
    </li>
  );
}
