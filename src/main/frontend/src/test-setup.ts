import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { startTranslations } from './shared/i18n/i18n';

/** What jsdom lacks: a screen with a size, and media queries that none matches but a wide one. */
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 1_000 });
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 700 });
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), {
    matches: query.includes('min-width: 900px'),
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
window.scrollTo = () => undefined;
Element.prototype.scrollTo = () => undefined;
window.IntersectionObserver = class {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
  takeRecords = () => [];
};

// A loaded machine needs its time; what is there is found at once all the same.
configure({ asyncUtilTimeout: 5000 });
await startTranslations('en');
afterEach(cleanup);
