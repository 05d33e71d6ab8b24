import './position.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

export interface PositionMarks {
  active: string[];
  completed: string[];
}

export interface MountedDiagram {
  mark(position: PositionMarks): void;
  zoom(step: 'in' | 'out' | 'fit'): void;
  destroy(): void;
}

interface Canvas {
  zoom(level: number | 'fit-viewport', center?: 'auto' | { x: number; y: number }): number;
  viewbox(): { scale: number; outer: { width: number; height: number } };
  viewbox(box: { x: number; y: number; width: number; height: number }): void;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
}

interface Shape {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  waypoints?: unknown;
  labelTarget?: unknown;
}

interface Registry {
  get(id: string): Shape | undefined;
}

interface Overlays {
  add(
    element: string,
    type: string,
    overlay: { position: Record<string, number>; html: HTMLElement },
  ): void;
  remove(filter: { type: string }): void;
}

const readableScale = 0.6;

/** A part of the process that holds others: what was done inside it says enough. */
const isFrame = ({ width = 0, waypoints }: Shape) => waypoints === undefined && width > 200;

function tick(kind: 'active' | 'done'): HTMLElement {
  const html = document.createElement('div');
  html.className = `position-tick position-tick-${kind}`;
  html.textContent = kind === 'done' ? '✓' : '●';
  return html;
}

/** Draws a model in the colours of the tokens, with the position of a case on it. */
export async function mountDiagram(container: HTMLElement, xml: string): Promise<MountedDiagram> {
  const viewer = new NavigatedViewer({
    container,
    bpmnRenderer: {
      defaultFillColor: 'var(--bg)',
      defaultStrokeColor: 'var(--text)',
      defaultLabelColor: 'var(--text)',
    },
  });
  await viewer.importXML(xml);
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const overlays = viewer.get<Overlays>('overlays');
  let marked: [string, string][] = [];

  const isTask = (id: string) => {
    const shape = registry.get(id);
    return shape !== undefined && shape.waypoints === undefined && (shape.width ?? 0) >= 80;
  };
  const put = (id: string, kind: 'active' | 'done') => {
    const shape = registry.get(id);
    if (!shape || (kind === 'done' && isFrame(shape))) return;
    const marker = `position-${kind}`;
    canvas.addMarker(id, marker);
    marked.push([id, marker]);
    if (isTask(id))
      overlays.add(id, 'position', { position: { top: -9, right: 9 }, html: tick(kind) });
  };
  const fit = (focus?: string) => {
    canvas.zoom('fit-viewport', 'auto');
    const { scale, outer } = canvas.viewbox();
    const shape = focus === undefined ? undefined : registry.get(focus);
    if (scale >= readableScale || shape?.x === undefined || shape.y === undefined) return;
    const width = outer.width / readableScale;
    const height = outer.height / readableScale;
    canvas.viewbox({
      x: shape.x + (shape.width ?? 0) / 2 - width / 2,
      y: shape.y + (shape.height ?? 0) / 2 - height / 2,
      width,
      height,
    });
  };
  let first = true;

  return {
    mark({ active, completed }) {
      marked.forEach(([id, marker]) => {
        canvas.removeMarker(id, marker);
      });
      marked = [];
      overlays.remove({ type: 'position' });
      completed
        .filter((id) => !active.includes(id))
        .forEach((id) => {
          put(id, 'done');
        });
      active.forEach((id) => {
        put(id, 'active');
      });
      if (first) fit(active[0]);
      first = false;
    },
    zoom(step) {
      if (step === 'fit') fit();
      else canvas.zoom(canvas.viewbox().scale * (step === 'in' ? 1.25 : 0.8), 'auto');
    },
    destroy() {
      viewer.destroy();
    },
  };
}
