import type { TFunction } from 'i18next';
import { asProblem } from '../api/http';

/**
 * Why something did not work, in the language of the screen: the words for its code. The server's own, which are
 * English, stand in for codes that have none.
 */
export function whyNot(t: TFunction, error: unknown): string {
  const { body, code } = asProblem(error);
  const words = t(`errors.code.${code}`, { defaultValue: '' });
  return words || body.detail || t('errors.help');
}
