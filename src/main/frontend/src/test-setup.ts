import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { startTranslations } from './shared/i18n/i18n';

startTranslations('en');
afterEach(cleanup);
