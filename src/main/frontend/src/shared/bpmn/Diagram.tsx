import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { ErrorNote, Skeleton } from '../ui/states';
import type { MountedDiagram, PositionMarks } from './bpmn-js';
import styles from './Diagram.module.css';

const load = () => import('./bpmn-js');

/** Fetches bpmn-js while nothing else is to do. */
export function prefetchDiagrams(): void {
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
  idle(() => void load());
}

interface Props {
  xml: string;
  position: PositionMarks;
}

/**
 * The model with the position on it. The picture itself cannot be walked by keyboard: the list of steps beside it
 * says the same.
 */
export function Diagram({ xml, position }: Props) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const [diagram, setDiagram] = useState<MountedDiagram>();
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    let gone = false;
    let mine: MountedDiagram | undefined;
    const container = host.current;
    if (!container) return;
    const start = async () => {
      const { mountDiagram } = await load();
      if (gone) return;
      mine = await mountDiagram(container, xml);
      if (gone) mine.destroy();
      else setDiagram(mine);
    };
    start().catch(setFailure);
    return () => {
      gone = true;
      mine?.destroy();
      container.replaceChildren();
      setDiagram(undefined);
    };
  }, [xml]);

  useEffect(() => {
    diagram?.mark(position);
  }, [diagram, position]);

  if (failure) return <ErrorNote error={failure} />;
  return (
    <div className={styles.frame}>
      <div className={styles.tools} role="group" aria-label={t('diagram.zoom')}>
        <Button look="quiet" aria-label={t('diagram.out')} onPress={() => diagram?.zoom('out')}>
          <span aria-hidden="true">−</span>
        </Button>
        <Button look="quiet" aria-label={t('diagram.in')} onPress={() => diagram?.zoom('in')}>
          <span aria-hidden="true">+</span>
        </Button>
        <Button look="quiet" onPress={() => diagram?.zoom('fit')}>
          {t('diagram.fit')}
        </Button>
        <span className={styles.legend} aria-hidden="true">
          <span>● {t('diagram.now')}</span>
          <span>✓ {t('diagram.done')}</span>
        </span>
      </div>
      {!diagram && <Skeleton rows={3} />}
      <div ref={host} className={styles.canvas} role="group" aria-label={t('diagram.label')} />
    </div>
  );
}
