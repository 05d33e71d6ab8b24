import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Diagram } from '../bpmn/Diagram';
import { inLanguage } from '../bpmn/labels';
import { outlineOf } from '../bpmn/outline';
import { StepsOutline } from '../bpmn/StepsOutline';
import { ErrorNote, Skeleton } from '../ui/states';
import { diagramQuery, positionQuery, processesQuery } from './case.api';
import styles from './case.module.css';

/** Where the case is: the diagram, and the same in words. */
export function CaseDiagram({ reference, process }: { reference: string; process: string }) {
  const { t, i18n } = useTranslation();
  const position = useQuery(positionQuery(reference));
  const definitionId = position.data?.processDefinitionId ?? '';
  const diagram = useQuery({ ...diagramQuery(definitionId), enabled: definitionId !== '' });
  const processes = useQuery(processesQuery);
  const marks = useMemo(
    () => ({
      active: position.data?.active.map(({ element }) => element) ?? [],
      completed: position.data?.completed ?? [],
    }),
    [position.data],
  );
  const items = processes.data?.items ?? [];
  const known =
    items.find((one) => one.definitionId === definitionId) ??
    items.find((one) => one.process === process);
  const steps = useMemo(
    () => outlineOf(known?.steps ?? [], diagram.data ?? '', marks.active),
    [known, diagram.data, marks],
  );
  const labelled = useMemo(
    () => inLanguage(diagram.data ?? '', i18n.language),
    [diagram.data, i18n.language],
  );
  const error = position.error ?? diagram.error;
  if (error)
    return (
      <ErrorNote
        error={error}
        retry={() => {
          void position.refetch();
          void diagram.refetch();
        }}
      />
    );
  return (
    <div className={styles.split}>
      {diagram.data === undefined ? (
        <Skeleton rows={4} />
      ) : (
        <Diagram xml={labelled} position={marks} />
      )}
      {known && (
        <section aria-labelledby="steps">
          <h3 id="steps">{t('diagram.steps')}</h3>
          <StepsOutline steps={steps} position={marks} />
        </section>
      )}
    </div>
  );
}
