import { addWords } from '../../shared/i18n/i18n';
import words from '../../shared/i18n/more/messages.json';

addWords('messages', words);
