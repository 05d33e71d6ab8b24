import type { TFunction } from 'i18next';
import { asProblem } from '../api/http';

/**
 * Why something did not work, in the language of the screen: the words for its code. The server's own, which are
 * English, stand in for codes that have none.
 */
export function whyNot(t: TFunction, error: unknown): string {
  const { body, code, status, errors } = asProblem(error);
  // What is wrong with each field comes in the language that was asked for.
  if (code === 'invalid-input' && errors.length > 0)
    return errors.map(({ message }) => message).join(' ');
  const words = t(`errors.code.${code}`, { defaultValue: '' });
  return words || body.detail || t(status >= 500 ? 'errors.unknown' : 'errors.help');
}
