import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError, Fields, WorkTask } from '../../shared/api/schema';
import { useMe } from '../../shared/api/session';
import { caseQuery } from '../../shared/case/case.api';
import { CaseFacts, FactList, useFacts } from '../../shared/case/CaseFacts';
import { Missing } from '../../shared/case/Missing';
import { FormView, type FormHandle } from '../../shared/forms/FormView';
import { Button } from '../../shared/ui/Button';
import { DraftLine } from './DraftLine';
import { useDraft } from './useDraft';
import styles from './WorkTask.module.css';

const DraftChoice = lazy(() => import('./DraftChoice'));
const LeftDraft = lazy(() => import('./LeftDraft'));

export interface TaskFormHandle {
  submit(): Fields | undefined;
  refuse(errors: FieldError[]): void;
  focusFirst(): void;
  discard(): void;
}

interface Props {
  task: WorkTask;
  editable: boolean;
  mayComplete: boolean;
  completing: boolean;
  onComplete: () => void;
  onReady: () => void;
  ref?: Ref<TaskFormHandle>;
}

/** The form of an item, its entries kept, the facts of the case beside it. */
export function TaskForm(props: Props) {
  const { task, editable, mayComplete, completing, onComplete, onReady, ref } = props;
  const { t } = useTranslation();
  const me = useMe();
  const form = useRef<FormHandle>(null);
  const ready = useRef(onReady);
  const draft = useDraft(task, me.name, editable);
  useEffect(() => {
    ready.current = onReady;
  });
  useEffect(() => {
    ready.current();
  }, [editable]);
  useImperativeHandle(ref, () => ({
    submit: () => (task.form ? form.current?.submit() : {}),
    refuse: (errors) => form.current?.refuse(errors),
    focusFirst: () => form.current?.focusFirst(),
    discard: draft.discard,
  }));
  return (
    <div className={styles.work}>
      <div className={styles.entry}>
        <div className={styles.scroll}>
          <KeyFacts process={task.process} fields={task.fields} />
          {mayComplete && (
            <Missing lead={t('missing.work')} missing={task.missing} form={task.form} />
          )}
          {!editable && mayComplete && <p className={styles.note}>{t('form.claimFirst')}</p>}
          {task.form && draft.state.kind === 'conflict' && (
            <Suspense fallback={null}>
              <DraftChoice
                schema={task.form}
                fields={draft.state.fields}
                at={draft.state.at}
                onChoose={draft.resolve}
              />
            </Suspense>
          )}
          {task.form && !editable && (
            <Suspense fallback={null}>
              <LeftDraft task={task} who={me.name} schema={task.form} />
            </Suspense>
          )}
          {task.form ? (
            <div role="presentation" onBlur={draft.flush}>
              <FormView
                key={draft.shown}
                ref={form}
                schema={task.form}
                data={draft.initial}
                readOnly={!editable}
                label={task.title}
                onChange={draft.changed}
                onReady={(shown) => {
                  draft.began(shown);
                  ready.current();
                }}
              />
            </div>
          ) : (
            <p className="muted">{t('form.none')}</p>
          )}
        </div>
        <div className={`${styles.foot} no-print`} hidden={!mayComplete}>
          <Button
            look="primary"
            keys="Control+Enter"
            shownKeys="Ctrl ⏎"
            onPress={onComplete}
            isDisabled={!mayComplete}
            isPending={completing}
          >
            {completing ? t('work.completing') : t('work.complete')}
          </Button>
          {editable && <DraftLine state={draft.state} />}
        </div>
      </div>
      <Aside reference={task.caseReference} />
    </div>
  );
}

function KeyFacts({ process, fields }: { process: string; fields: Fields }) {
  const facts = useFacts(process, fields).slice(0, 4);
  return facts.length === 0 ? null : (
    <div className={styles.keyFacts}>
      <FactList facts={facts} />
    </div>
  );
}

/** Where there is room, everything known about the case stands beside the form. */
function Aside({ reference }: { reference: string }) {
  const { t } = useTranslation();
  const found = useQuery(caseQuery(reference)).data;
  return (
    <aside className={styles.aside} aria-label={t('work.tab.facts')}>
      <h3>{t('work.tab.facts')}</h3>
      {found && <CaseFacts found={found} />}
    </aside>
  );
}
