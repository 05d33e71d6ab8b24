import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const missing = () => {
  throw new Error('not there');
};

describe('the first texts', () => {
  beforeEach(() => {
    vi.resetModules();
  });
  afterEach(() => {
    vi.doUnmock('./en.json');
    vi.doUnmock('./de.json');
  });

  const start = async () => {
    const fresh = i18next.createInstance();
    vi.doMock('i18next', () => ({ default: fresh }));
    const { startTranslations } = await import('./i18n');
    return startTranslations('en').then(() => fresh);
  };

  it('are those of the other language when the catalogue does not arrive', async () => {
    vi.doMock('./en.json', missing);
    const words = await start();
    expect(words.language).toBe('de');
    expect(words.t('menu.work')).toBe('Arbeit');
    expect(document.documentElement.lang).toBe('de');
  });

  it('are never their names', async () => {
    vi.doMock('./en.json', missing);
    vi.doMock('./de.json', missing);
    await expect(start()).rejects.toThrow();
  });
});
