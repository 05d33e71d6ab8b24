import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Person } from '../shared/api/schema';
import { sessionQuery, signOut } from '../shared/api/session';
import { initials } from '../shared/format/names';
import { Button } from '../shared/ui/Button';
import { currentTheme, setTheme, themes, type Theme } from '../shared/ui/theme';
import menu from '../shared/ui/Menu.module.css';
import styles from './Shell.module.css';

interface Props {
  me: Person;
  onKeys: () => void;
  onMessages: () => void;
}

export function UserMenu({ me, onKeys, onMessages }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [theme, choose] = useState<Theme>(currentTheme);
  const leave = async () => {
    await signOut().catch(() => undefined);
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
  };
  return (
    <MenuTrigger>
      <Button
        look="quiet"
        aria-label={t('user.menu', { short: initials(me.displayName), name: me.displayName })}
      >
        <span aria-hidden="true" className={styles.avatar}>
          {initials(me.displayName)}
        </span>
      </Button>
      <Popover className={menu.popover ?? ''} placement="bottom end">
        <div className={styles.who}>
          <strong>{me.displayName}</strong>
          <p>{me.groups.map((group) => group.replaceAll('-', ' ')).join(', ')}</p>
        </div>
        <Menu className={menu.items ?? ''} aria-label={t('user.label')}>
          <MenuSection
            selectionMode="single"
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              const [first] = [...keys];
              const chosen = themes.find((each) => each === first) ?? 'system';
              choose(chosen);
              setTheme(chosen);
            }}
          >
            <Header>{t('theme.label')}</Header>
            {themes.map((each) => (
              <MenuItem
                key={each}
                id={each}
                className={menu.item ?? ''}
                textValue={t(`theme.${each}`)}
              >
                {({ isSelected }) => (
                  <>
                    <span aria-hidden="true" className={styles.tick}>
                      {isSelected ? '✓' : ''}
                    </span>
                    {t(`theme.${each}`)}
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection aria-label={t('user.label')}>
            <MenuItem className={menu.item ?? ''} onAction={onKeys}>
              <span aria-hidden="true" className={styles.tick} />
              {t('keys.title')}
            </MenuItem>
            <MenuItem className={menu.item ?? ''} onAction={onMessages}>
              <span aria-hidden="true" className={styles.tick} />
              {t('user.messages')}
            </MenuItem>
            <MenuItem className={menu.item ?? ''} onAction={() => void leave()}>
              <span aria-hidden="true" className={styles.tick} />
              {t('user.signOut')}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
