import '../shared/ui/tokens.css';
import '../shared/ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTranslations } from '../shared/i18n/i18n';
import { applyTheme } from '../shared/ui/theme';
import { queryClient } from './queryClient';
import { router } from './routes';
import { Locale } from './Locale';

/**
 * React Aria would add an inline style element, which the content security policy refuses; its rule stands in
 * base.css, and an element with its id tells it so.
 */
function keepStylesOutOfThePage(): void {
  const mark = document.createElement('meta');
  mark.id = 'react-aria-pressable-style';
  document.head.append(mark);
}

applyTheme();
keepStylesOutOfThePage();
const root = document.getElementById('root');

/** Without texts there is nothing to show: the page is asked for anew once the browser is online, or looked at again. */
function tryAgainLater(): void {
  const again = () => {
    if (document.visibilityState === 'visible') window.location.reload();
  };
  window.addEventListener('online', again);
  document.addEventListener('visibilitychange', again);
}

if (root)
  startTranslations().then(() => {
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={queryClient}>
          <Locale>
            <RouterProvider router={router} />
          </Locale>
        </QueryClientProvider>
      </StrictMode>,
    );
  }, tryAgainLater);
