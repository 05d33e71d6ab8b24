import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAnswer, mayWeigh } from '../features/desk';
import { mayHandIn } from '../features/intake';
import { mayChange } from '../features/levels';
import { mayNotice } from '../features/notices';
import { mayLook } from '../features/people';
import { mayRank } from '../features/ranking';
import type { Person } from '../shared/api/schema';
import { doesWork } from '../shared/api/session';
import { useKeys } from '../shared/ui/keys';
import { undoLast } from '../shared/ui/toasts';
import { Toasts } from '../shared/ui/Toasts';
import { KeyList } from './KeyList';
import { LanguageSwitch } from './LanguageSwitch';
import { LiveIndicator } from './LiveIndicator';
import styles from './Shell.module.css';
import { SignInAgain } from './SignInAgain';
import { useFollowing } from './useFollowing';
import { UserMenu } from './UserMenu';

const PresenceSwitch = lazy(() => import('./PresenceSwitch'));

const AnswersBadge = lazy(() => import('../features/desk/AnswersBadge'));

const MyMessages = lazy(async () => ({
  default: (await import('../features/people/MyMessages')).MyMessages,
}));

const FindDialog = lazy(() => import('../features/desk/FindDialog'));

const everybody = () => true;

const menu = [
  { to: '/desk', label: 'menu.desk', for: mayAnswer },
  {
    to: '/desk/causes',
    label: 'menu.desk',
    for: (roles: string[]) => !mayAnswer(roles) && mayWeigh(roles),
  },
  { to: '/work', label: 'menu.work', for: everybody },
  { to: '/cases', label: 'menu.cases', for: everybody },
  { to: '/intake', label: 'menu.intake', for: mayHandIn },
  { to: '/service-levels', label: 'menu.levels', for: mayChange },
  { to: '/ranking', label: 'menu.ranking', for: mayRank },
  { to: '/notices', label: 'menu.notices', for: mayNotice },
  { to: '/people', label: 'menu.people', for: mayLook },
] as const;

export function Shell({ me }: { me: Person }) {
  const { t } = useTranslation();
  const [keysShown, setKeysShown] = useState(false);
  const [messagesShown, setMessagesShown] = useState(false);
  const [finding, setFinding] = useState(false);
  const main = useRef<HTMLElement>(null);
  useFollowing();
  useFocusOnNewPage(main);
  useKeys({
    '?': (event) => {
      event.preventDefault();
      setKeysShown(true);
    },
    '/': focusSearch,
    'Ctrl+k': (event) => {
      if (!doesWork(me.roles)) {
        focusSearch(event);
        return;
      }
      event.preventDefault();
      setFinding(true);
    },
    'Alt+z': (event) => {
      if (undoLast()) event.preventDefault();
    },
  });
  return (
    <>
      <a href="#main" className={styles.skip}>
        {t('app.skip')}
      </a>
      <header className={`${styles.header} no-print`}>
        <span className={styles.brand}>
          <span aria-hidden="true" className={styles.mark}>
            ◆
          </span>
          <span className={styles.name}>{t('app.name')}</span>
        </span>
        <nav aria-label={t('menu.label')} className={styles.menu}>
          {menu
            .filter((each) => each.for(me.roles))
            .map(({ to, label }) => (
              <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
                {t(label)}
                {to === '/desk' && (
                  <Suspense fallback={null}>
                    <AnswersBadge />
                  </Suspense>
                )}
              </Link>
            ))}
        </nav>
        <span className={styles.space} />
        {me.roles.includes('front-office') && (
          <Suspense>
            <PresenceSwitch />
          </Suspense>
        )}
        <LiveIndicator />
        <LanguageSwitch />
        <UserMenu
          me={me}
          onKeys={() => {
            setKeysShown(true);
          }}
          onMessages={() => {
            setMessagesShown(true);
          }}
        />
      </header>
      <main id="main" tabIndex={-1} ref={main} className={styles.main}>
        <Outlet />
      </main>
      <Toasts />
      <KeyList
        isOpen={keysShown}
        onClose={() => {
          setKeysShown(false);
        }}
      />
      {messagesShown && (
        <Suspense>
          <MyMessages
            onClose={() => {
              setMessagesShown(false);
            }}
          />
        </Suspense>
      )}
      {finding && (
        <Suspense>
          <FindDialog
            onClose={() => {
              setFinding(false);
            }}
          />
        </Suspense>
      )}
      <SignInAgain name={me.name} />
    </>
  );
}

function focusSearch(event: KeyboardEvent): void {
  const field = document.querySelector<HTMLInputElement>('input[type=search]');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

/** A new page is announced: the focus goes to its content, unless the page has put it somewhere better. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current !== undefined && path !== last.current) {
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    last.current = path;
  }, [path, main]);
}
