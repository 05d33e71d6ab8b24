import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { liveState } from '../shared/api/events';
import { time } from '../shared/format/values';
import { Button } from '../shared/ui/Button';
import styles from './Shell.module.css';

const signs = { live: '●', reconnecting: '◌', paused: '‖' };

/** Says whether the screens follow what happens; a press pauses them and lets them go on. */
export function LiveIndicator() {
  const { t } = useTranslation();
  const { state, since } = useSyncExternalStore(liveState.subscribe, liveState.get);
  return (
    <span className={styles.live}>
      <Button
        look="quiet"
        aria-pressed={state === 'paused'}
        onPress={() => {
          liveState.setPaused(state !== 'paused');
        }}
      >
        <span aria-hidden="true" data-state={state}>
          {signs[state]}
        </span>
        <span className={styles.liveWords}>
          {t(`live.${state}`, { time: time(since) })}
          <span className="visually-hidden">
            {t(state === 'paused' ? 'live.goOn' : 'live.pause')}
          </span>
        </span>
      </Button>
      <span role="status" className="visually-hidden">
        {state === 'live' ? '' : t(`live.${state}`, { time: time(since) })}
      </span>
    </span>
  );
}
