import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import styles from './Button.module.css';

interface Props extends Omit<ButtonProps, 'children' | 'className'> {
  look?: 'plain' | 'primary' | 'quiet' | 'link';
  /** The shortcut that does the same, shown and announced. */
  keys?: string;
  shownKeys?: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

const looks = { plain: '', primary: styles.primary, quiet: styles.quiet, link: styles.link };

export function Button({ look = 'plain', keys, shownKeys = keys, children, ...rest }: Props) {
  return (
    <AriaButton
      {...rest}
      {...(keys ? { 'aria-keyshortcuts': keys } : {})}
      className={`${styles.button} ${looks[look] ?? ''}`}
    >
      {children}
      {shownKeys && <Key>{shownKeys}</Key>}
    </AriaButton>
  );
}

export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd aria-hidden="true" className={styles.key}>
      {children}
    </kbd>
  );
}
