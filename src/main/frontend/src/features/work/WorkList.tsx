import { useRef, useSyncExternalStore, type ReactElement, type RefObject } from 'react';
import {
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  ListLayout,
  Virtualizer,
  type Key,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
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
  onMore: () => void;
  loadingMore: boolean;
  empty: ReactElement;
  ref: RefObject<HTMLDivElement | null>;
}

/** Only the rows in sight are in the page, however long the list. */
export function WorkList(props: Props) {
  const { items, label, me, current, beside, roomy, onMove, onOpen, onMore, loadingMore } = props;
  const { empty, ref } = props;
  const { t } = useTranslation();
  const narrow = useNarrow(ref);
  const twoLines = narrow || roomy;
  const toldLook = !twoLines ? 'sign' : narrow ? 'brief' : 'whole';
  const touch = window.matchMedia('(pointer: coarse)').matches;
  const rowHeight = twoLines ? (touch ? 60 : 52) : touch ? 48 : 34;
  return (
    <Virtualizer
      key={rowHeight}
      layout={ListLayout}
      layoutOptions={{ rowHeight, loaderHeight: 34 }}
    >
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
        <Collection items={items} dependencies={[me, twoLines, toldLook]}>
          {(item) => (
            <GridListItem
              id={item.id}
              textValue={`${item.title} ${item.caseReference}`}
              className={styles.row ?? ''}
            >
              <WorkRow item={item} me={me} twoLines={twoLines} toldLook={toldLook} />
            </GridListItem>
          )}
        </Collection>
        <GridListLoadMoreItem
          onLoadMore={onMore}
          isLoading={loadingMore}
          className={styles.more ?? ''}
        >
          {t('app.loading')}
        </GridListLoadMoreItem>
      </GridList>
    </Virtualizer>
  );
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
