import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactElement,
  type RefObject,
} from 'react';
import {
  Collection,
  GridList,
  GridListItem,
  ListLayout,
  Virtualizer,
  type Key,
} from 'react-aria-components';
import { shift } from './list.state';
import { WorkRow } from './WorkRow';
import type { ListedItem } from './work.state';
import styles from './WorkList.module.css';

interface Props {
  items: ListedItem[];
  label: string;
  me: string;
  current: string | undefined;
  /** Beside the task: moving opens. Alone: Enter or a press opens. */
  beside: boolean;
  /** Two lines for each item, however wide the list is. */
  roomy: boolean;
  onMove: (id: string) => void;
  onOpen: (id: string) => void;
  isMarked: (id: string) => boolean;
  onMark?: ((id: string, stretch: boolean) => void) | undefined;
  empty: ReactElement;
  ref: RefObject<HTMLDivElement | null>;
}

/** Only the rows in sight are in the page, however long the list. */
export function WorkList(props: Props) {
  const { label, me, current, beside, roomy, onMove, onOpen } = props;
  const { empty, ref, isMarked, onMark } = props;
  const items = useHeld(ref, props.items);
  const narrow = useNarrow(ref);
  const twoLines = narrow || roomy;
  const toldLook = !twoLines ? 'sign' : narrow ? 'brief' : 'whole';
  const touch = window.matchMedia('(pointer: coarse)').matches;
  const rowHeight = twoLines ? (touch ? 60 : 52) : touch ? 48 : 34;
  useStillness(ref, items, rowHeight);
  return (
    <Virtualizer key={rowHeight} layout={ListLayout} layoutOptions={{ rowHeight }}>
      <GridList
        ref={ref}
        aria-label={label}
        className={styles.list ?? ''}
        disallowTypeAhead
        selectionMode={beside ? 'single' : 'none'}
        selectionBehavior="replace"
        selectedKeys={beside && current ? [current] : []}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined && key !== current) onMove(String(key));
        }}
        onAction={(key: Key) => {
          onOpen(String(key));
        }}
        renderEmptyState={() => empty}
      >
        <Collection items={items} dependencies={[me, twoLines, toldLook, isMarked, onMark]}>
          {(item) => (
            <GridListItem
              id={item.id}
              textValue={`${item.title} ${item.caseReference}`}
              className={styles.row ?? ''}
            >
              <WorkRow
                item={item}
                me={me}
                twoLines={twoLines}
                toldLook={toldLook}
                isMarked={isMarked(item.id)}
                onMark={
                  onMark &&
                  ((stretch) => {
                    onMark(item.id, stretch);
                  })
                }
              />
            </GridListItem>
          )}
        </Collection>
      </GridList>
    </Virtualizer>
  );
}

/** How long after a press its click may come. */
const clickComes = 100;

/** While somebody presses a row the list stays as it is: the click goes to the row that was pressed. */
function useHeld(ref: RefObject<HTMLDivElement | null>, items: ListedItem[]): ListedItem[] {
  const [held, setHeld] = useState<ListedItem[]>();
  const latest = useRef(items);
  useLayoutEffect(() => {
    latest.current = items;
  });
  useEffect(() => {
    let release: ReturnType<typeof setTimeout> | undefined;
    let scrolledTo = 0;
    const scroll = ({ target }: Event) => {
      if (target === ref.current) scrolledTo = ref.current?.scrollTop ?? 0;
    };
    const press = (event: PointerEvent) => {
      // What opens a menu may never be told to end, and clicks nothing.
      if (event.button !== 0 || !event.isPrimary) return;
      if (!(event.target instanceof Element) || !ref.current?.contains(event.target)) return;
      // A press on the scrollbar may never be told to end.
      if (!event.target.closest('[role=row]')) return;
      clearTimeout(release);
      setHeld(latest.current);
      // The row takes the focus now, and the list goes back to where it last heard that it was scrolled to: it hears of that
      // only with the next frame, and the row would be gone from under the hand.
      if (ref.current.scrollTop !== scrolledTo) ref.current.dispatchEvent(new Event('scroll'));
    };
    const letGo = () => {
      clearTimeout(release);
      release = setTimeout(() => {
        setHeld(undefined);
      }, clickComes);
    };
    const done = () => {
      clearTimeout(release);
      release = setTimeout(() => {
        setHeld(undefined);
      });
    };
    // What had the focus loses it to the row that is pressed; only a window that is left ends the press.
    const left = (event: FocusEvent) => {
      if (event.target === window) letGo();
    };
    // Whoever goes on with a key wants the list as it is by then.
    const ends = {
      pointerup: letGo,
      pointercancel: letGo,
      click: done,
      keydown: done,
    };
    window.addEventListener('scroll', scroll, true);
    window.addEventListener('pointerdown', press, true);
    window.addEventListener('blur', left, true);
    Object.entries(ends).forEach(([each, end]) => {
      window.addEventListener(each, end, true);
    });
    return () => {
      clearTimeout(release);
      window.removeEventListener('scroll', scroll, true);
      window.removeEventListener('pointerdown', press, true);
      window.removeEventListener('blur', left, true);
      Object.entries(ends).forEach(([each, end]) => {
        window.removeEventListener(each, end, true);
      });
    };
  }, [ref]);
  return held ?? items;
}

/** What comes or goes above the row that somebody is at, or reads, does not move it. */
function useStillness(
  ref: RefObject<HTMLDivElement | null>,
  items: ListedItem[],
  rowHeight: number,
): void {
  const before = useRef<string[]>([]);
  useLayoutEffect(() => {
    const list = ref.current;
    const ids = items.map(({ id }) => id);
    const known = before.current;
    before.current = ids;
    if (!list) return;
    const at = list.querySelector<HTMLElement>(':scope [role=row]:focus, :scope [role=row]:hover');
    const top = list.scrollTop > 0 ? known[Math.floor(list.scrollTop / rowHeight)] : undefined;
    const moved = shift(known, ids, at?.dataset.key ?? top, rowHeight);
    if (moved === 0) return;
    const to = Math.max(0, list.scrollTop + moved);
    // The rows are laid out anew only after this, but before anybody can press one of them.
    queueMicrotask(() => {
      list.scrollTop = to;
    });
  }, [ref, items, rowHeight]);
}

const twoLinesBelow = 520;

function useNarrow(ref: RefObject<HTMLElement | null>): boolean {
  const width = useRef(window.innerWidth < 900 ? window.innerWidth : 600);
  return useSyncExternalStore(
    (listener) => {
      const parent = ref.current?.parentElement;
      if (!parent || typeof ResizeObserver === 'undefined') return () => undefined;
      const observer = new ResizeObserver(([entry]) => {
        width.current = entry?.contentRect.width ?? width.current;
        listener();
      });
      observer.observe(parent);
      return () => {
        observer.disconnect();
      };
    },
    () => width.current < twoLinesBelow,
  );
}

/** The item whose row has the focus. */
export function focusedItem(list: HTMLElement | null): string | undefined {
  const row = list?.querySelector<HTMLElement>(':scope [role=row]:focus');
  return row?.dataset.key;
}

/** J and K: as if the arrow had been pressed in the list. */
export function moveInList(list: HTMLElement | null, key: 'ArrowDown' | 'ArrowUp'): void {
  if (!list) return;
  if (!list.contains(document.activeElement)) {
    const row = list.querySelector<HTMLElement>('[role=row][aria-selected=true]');
    const first = list.querySelector<HTMLElement>('[role=row]');
    (row ?? first)?.focus();
    if (!row) {
      press(' ');
      return;
    }
  }
  press(key);
}

function press(key: string): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
}
