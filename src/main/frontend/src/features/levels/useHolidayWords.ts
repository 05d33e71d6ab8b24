import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { HolidayRule } from '../../shared/api/schema';
import { monthName, weekdayName } from '../../shared/format/values';
import { weekdays } from '../../shared/format/weekdays';
import { monthIndex } from './levels.state';

/** A rule for holidays in words: `public holidays nl`, `24.12.`, `49 days after Easter Sunday`. */
export function useHolidayWords(): (rule: HolidayRule) => string {
  const { t } = useTranslation();
  return (rule) => {
    const words = describe(t, rule);
    return rule.name ? `${rule.name} (${words})` : words;
  };
}

function describe(t: TFunction, { named, date, easter, nth, weekday, month }: HolidayRule): string {
  if (named) return t('levels.rule.named', { set: named.toUpperCase() });
  if (date) return t('levels.rule.date', { date });
  if (typeof easter === 'number')
    return easter === 0
      ? t('levels.rule.easter')
      : t(easter < 0 ? 'levels.rule.beforeEaster' : 'levels.rule.afterEaster', {
          count: Math.abs(easter),
        });
  const day = weekdays.findIndex((one) => one === weekday);
  const at = monthIndex(month ?? '');
  return t(nth === -1 ? 'levels.rule.last' : 'levels.rule.nth', {
    nth,
    day: day < 0 ? weekday : weekdayName(day),
    month: at < 0 ? month : monthName(at),
  });
}
