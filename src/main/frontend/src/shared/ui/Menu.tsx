import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from './Button';
import styles from './Menu.module.css';

interface Props {
  label: string;
  look?: 'plain' | 'primary';
  items: { id: string; label: string }[];
  onChoose: (id: string) => void;
}

/** One button for several ways to begin. */
export function Menu({ label, look = 'primary', items, onChoose }: Props) {
  return (
    <MenuTrigger>
      <Button look={look}>
        {label} <span aria-hidden="true">▾</span>
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <AriaMenu
          className={styles.items ?? ''}
          aria-label={label}
          onAction={(key) => {
            onChoose(String(key));
          }}
        >
          {items.map(({ id, label: words }) => (
            <MenuItem key={id} id={id} className={styles.item ?? ''}>
              {words}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
