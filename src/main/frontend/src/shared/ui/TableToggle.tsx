import { useTranslation } from 'react-i18next';
import { Button } from './Button';

/** Every picture can be read as a table too. */
export function TableToggle({
  isTable,
  onChange,
}: {
  isTable: boolean;
  onChange: (isTable: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <Button
      look="link"
      aria-pressed={isTable}
      onPress={() => {
        onChange(!isTable);
      }}
    >
      {t(isTable ? 'split.asPicture' : 'split.asTable')}
    </Button>
  );
}
