import '../shared/ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { startTranslations } from '../shared/i18n/i18n';

function App() {
  const { t } = useTranslation();
  return <h1>{t('app.name')}</h1>;
}

startTranslations();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
