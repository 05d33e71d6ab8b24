import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PresenceState } from '../shared/api/schema';
import { Button } from '../shared/ui/Button';
import { toast } from '../shared/ui/toasts';
import menu from '../shared/ui/Menu.module.css';
import { OfferCard } from './OfferCard';
import { myPresenceQuery, sayPresence } from './presence.api';
import styles from './Shell.module.css';
import { whyNot } from '../shared/ui/whyNot';

const signs: Record<PresenceState, string> = {
  available: '●',
  'back-office': '■',
  'on-call': '◆',
  away: '○',
};
const states = Object.keys(signs) as PresenceState[];

/** Says what the person is ready for, and shows what they are offered between calls. */
export default function PresenceSwitch() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mine = useQuery(myPresenceQuery);
  const saying = useMutation({
    mutationFn: sayPresence,
    onSuccess: (now) => {
      client.setQueryData(myPresenceQuery.queryKey, now);
    },
    onError: (error) => {
      toast(whyNot(t, error), { kind: 'error' });
    },
  });
  if (!mine.data) return null;
  const { state, offer } = mine.data;
  const word = t(`presence.${state}`);
  return (
    <>
      <MenuTrigger>
        <Button look="quiet" aria-label={t('presence.now', { state: word })}>
          <span aria-hidden="true">{signs[state]}</span>
          <span className={styles.liveWords}>{word}</span>
        </Button>
        <Popover className={menu.popover ?? ''} placement="bottom end">
          <Menu
            className={menu.items ?? ''}
            aria-label={t('presence.label')}
            selectionMode="single"
            selectedKeys={[state]}
            onSelectionChange={(keys) => {
              const chosen = states.find((each) => keys !== 'all' && keys.has(each));
              if (chosen) saying.mutate(chosen);
            }}
          >
            {states.map((each) => (
              <MenuItem
                key={each}
                id={each}
                className={menu.item ?? ''}
                textValue={t(`presence.${each}`)}
              >
                <span aria-hidden="true" className={styles.tick}>
                  {signs[each]}
                </span>
                {t(`presence.${each}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <span role="status" className="visually-hidden">
        {offer && t(said(offer), { title: offer.item.title })}
      </span>
      {offer && <OfferCard key={offer.id} offer={offer} />}
    </>
  );
}

function said(offer: { startedAt?: string; recalledAt?: string }) {
  if (offer.recalledAt) return 'presence.recalled';
  return offer.startedAt ? 'presence.working' : 'presence.offered';
}
