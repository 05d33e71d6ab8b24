import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedWork } from '../shared/api/schema';
import { Button } from '../shared/ui/Button';
import { Menu } from '../shared/ui/Menu';
import { toast } from '../shared/ui/toasts';
import { acceptOffer, declineOffer, notNowReasons } from './presence.api';
import styles from '../shared/ui/Toasts.module.css';
import { whyNot } from '../shared/ui/whyNot';

const place = {
  position: 'fixed',
  zIndex: 50,
  bottom: 72,
  right: 16,
  maxWidth: 'min(340px, calc(100vw - 32px))',
  flexWrap: 'wrap',
} as const;
const words = { flexBasis: 170 };
const answers = { display: 'flex', gap: 8, padding: '6px 0' };

/** Work that fits between two calls; when calls rise, a calm word that it goes back. */
export function OfferCard({ offer }: { offer: OfferedWork }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { item, recalledAt, startedAt } = offer;
  const title = item.title;
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['presence'] }),
      client.invalidateQueries({ queryKey: ['work'] }),
    ]);
  const refused = (error: unknown) => {
    toast(whyNot(t, error), { kind: 'error' });
  };
  const accepting = useMutation({
    mutationFn: () => acceptOffer(offer.id),
    onSuccess: () => navigate({ to: '/work', search: { view: 'mine', item: item.id } }),
    onError: refused,
    onSettled: refresh,
  });
  const declining = useMutation({
    mutationFn: (reason: (typeof notNowReasons)[number]) => declineOffer(offer.id, reason),
    onError: refused,
    onSettled: refresh,
  });
  useEffect(() => {
    if (recalledAt) window.dispatchEvent(new Event('greenroom:save'));
  }, [recalledAt]);
  if (startedAt && !recalledAt) return null;
  return (
    <section className={styles.toast} style={place} aria-label={t('presence.card')}>
      {recalledAt ? (
        <p className={styles.text} style={words}>
          {t('presence.recalled', { title })}
        </p>
      ) : (
        <>
          <p className={styles.text} style={words}>
            <strong>{title}</strong>
            <br />
            <span className="muted">
              {item.customer.name} · {t('presence.minutes', { count: offer.minutes })}
            </span>
          </p>
          <div style={answers}>
            <Button
              look="primary"
              isDisabled={accepting.isPending || declining.isPending}
              onPress={() => {
                accepting.mutate();
              }}
            >
              {t('presence.accept')}
            </Button>
            <Menu
              look="plain"
              label={t('presence.notNow')}
              items={notNowReasons.map((id) => ({ id, label: t(`presence.reason.${id}`) }))}
              onChoose={(id) => {
                const reason = notNowReasons.find((each) => each === id);
                if (reason) declining.mutate(reason);
              }}
            />
          </div>
        </>
      )}
    </section>
  );
}
